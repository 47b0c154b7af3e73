/** Every word of the questions while typing. */
export const TEXTS = {
  en: { found: "Suggestions: {n}. Use the arrow keys to choose." },
  ur: { found: "تجاویز: {n}۔ چننے کے لیے تیر والے بٹن استعمال کریں۔" },
  ar: { found: "الاقتراحات: {n}. استخدم مفاتيح الأسهم للاختيار." },
};
