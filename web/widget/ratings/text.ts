/** Every word of what is asked after a rating. */
export const TEXTS = {
  en: {
    whyNot: "What was wrong?",
    wrong: "It is not right",
    incomplete: "Something is missing",
    unclear: "Hard to understand",
    other: "Something else",
  },
  ur: {
    whyNot: "کیا مسئلہ تھا؟",
    wrong: "یہ درست نہیں",
    incomplete: "کچھ رہ گیا ہے",
    unclear: "سمجھنا مشکل ہے",
    other: "کچھ اور",
  },
  ar: {
    whyNot: "ما المشكلة؟",
    wrong: "الإجابة غير صحيحة",
    incomplete: "ينقصها شيء",
    unclear: "يصعب فهمها",
    other: "شيء آخر",
  },
};

export type Words = typeof TEXTS.en;
