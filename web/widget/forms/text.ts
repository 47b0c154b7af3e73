/** Every word of the forms that the panel shows by itself. */
export const TEXTS = {
  en: {
    emailLabel: "Your e-mail address, for our answer",
    emailExample: "name@example.com",
    emailFailed: "The address could not be saved. Please try again.",
  },
  ur: {
    emailLabel: "جواب کے لیے آپ کا ای میل پتا",
    emailExample: "name@example.com",
    emailFailed: "پتا محفوظ نہیں ہو سکا۔ براہِ کرم دوبارہ کوشش کریں۔",
  },
  ar: {
    emailLabel: "بريدك الإلكتروني لنرسل إليه ردّنا",
    emailExample: "name@example.com",
    emailFailed: "تعذّر حفظ العنوان. يرجى المحاولة مرة أخرى.",
  },
};

export type Words = typeof TEXTS.en;
