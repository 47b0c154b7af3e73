/** Every word of the menu. */
export const TEXTS = {
  en: { title: "More", back: "Back to the chat", language: "Language", colors: "Colours", auto: "As my device", light: "Light", dark: "Dark" },
  ur: { title: "مزید", back: "گفتگو پر واپس", language: "زبان", colors: "رنگ", auto: "آلے کے مطابق", light: "روشن", dark: "گہرا" },
  ar: { title: "المزيد", back: "العودة إلى المحادثة", language: "اللغة", colors: "الألوان", auto: "حسب جهازي", light: "فاتح", dark: "داكن" },
};
