/** Every word of the shortcuts beside their labels, which the owner writes. */
export const TEXTS = {
  en: { title: "What you can do here", now: "You may want", newTab: "opens in a new tab" },
  ur: { title: "آپ یہاں یہ کر سکتے ہیں", now: "شاید آپ چاہیں", newTab: "نئے ٹیب میں کھلتا ہے" },
  ar: { title: "ما يمكنك فعله هنا", now: "قد تريد", newTab: "يُفتح في علامة تبويب جديدة" },
};
