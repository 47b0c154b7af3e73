/** Every word of what is asked after a rating. */
export const TEXTS = {
  en: {
    whyNot: "What was wrong?",
    wrong: "It is not right",
    incomplete: "Something is missing",
    unclear: "Hard to understand",
    other: "Something else",
    howWas: "How was this conversation?",
    howWasLast: "How was your last conversation?",
    scores: { 1: "Very bad", 2: "Bad", 3: "All right", 4: "Good", 5: "Very good" },
    comment: "Tell us more, if you like",
    undo: "Take it back",
    away: "Do not ask again",
  },
  ur: {
    whyNot: "کیا مسئلہ تھا؟",
    wrong: "یہ درست نہیں",
    incomplete: "کچھ رہ گیا ہے",
    unclear: "سمجھنا مشکل ہے",
    other: "کچھ اور",
    howWas: "یہ گفتگو کیسی رہی؟",
    howWasLast: "آپ کی پچھلی گفتگو کیسی رہی؟",
    scores: { 1: "بہت بری", 2: "بری", 3: "ٹھیک", 4: "اچھی", 5: "بہت اچھی" },
    comment: "چاہیں تو کچھ اور بتائیے",
    undo: "واپس لیں",
    away: "دوبارہ نہ پوچھیں",
  },
  ar: {
    whyNot: "ما المشكلة؟",
    wrong: "الإجابة غير صحيحة",
    incomplete: "ينقصها شيء",
    unclear: "يصعب فهمها",
    other: "شيء آخر",
    howWas: "كيف كانت هذه المحادثة؟",
    howWasLast: "كيف كانت محادثتك السابقة؟",
    scores: { 1: "سيئة جدًا", 2: "سيئة", 3: "مقبولة", 4: "جيدة", 5: "جيدة جدًا" },
    comment: "أخبرنا بالمزيد إن أحببت",
    undo: "تراجع",
    away: "لا تسأل مرة أخرى",
  },
};

export type Words = typeof TEXTS.en;
