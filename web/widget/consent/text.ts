/** Every word of the question. */
export const TEXTS = {
  en: {
    label: "Your privacy",
    question: "May we record what you press and read on this site, to make it better? Never what you write, and nothing that names you.",
    kept: "Kept for {days} days. You can change this any time in the menu.",
    more: "Privacy notice",
    yes: "Yes, you may",
    no: "No, thanks",
    failed: "That could not be saved. Please try again.",
  },
  ur: {
    label: "آپ کی رازداری",
    question: "کیا ہم یہ محفوظ کر سکتے ہیں کہ آپ اس سائٹ پر کیا دباتے اور پڑھتے ہیں، تاکہ اسے بہتر بنایا جا سکے؟ آپ کی تحریر یا آپ کی پہچان کبھی محفوظ نہیں ہوتی۔",
    kept: "{days} دن تک رکھا جاتا ہے۔ آپ مینیو میں یہ فیصلہ کبھی بھی بدل سکتے ہیں۔",
    more: "رازداری کی تفصیل",
    yes: "جی ہاں، ضرور",
    no: "جی نہیں، شکریہ",
    failed: "یہ محفوظ نہیں ہو سکا۔ براہِ کرم دوبارہ کوشش کریں۔",
  },
  ar: {
    label: "خصوصيتك",
    question: "هل تسمح لنا بتسجيل ما تضغط عليه وتقرؤه في هذا الموقع لتحسينه؟ لا نسجّل ما تكتبه أبدًا، ولا ما يدل على هويتك.",
    kept: "يُحفظ لمدة {days} يومًا. يمكنك تغيير ذلك في أي وقت من القائمة.",
    more: "إشعار الخصوصية",
    yes: "نعم، أسمح",
    no: "لا، شكرًا",
    failed: "تعذّر الحفظ. يرجى المحاولة مرة أخرى.",
  },
};
