/** What is said in the preview: enough to see every colour, in each language of the widget. */
export const SAMPLES = {
  en: {
    dir: "ltr",
    question: "Can I send it back?",
    answer: "Yes. You have **14 days** from the day that it reached you. [1] Unused things are refunded in full. [1]",
    title: "Returning what you bought",
    option: "Who pays for the way back?",
    refused: "This is a preview: nothing is sent.",
  },
  ur: {
    dir: "rtl",
    question: "کیا میں یہ واپس کر سکتا ہوں؟",
    answer: "جی ہاں۔ چیز ملنے کے دن سے آپ کے پاس **14 دن** ہیں۔ [1] استعمال نہ کی گئی چیز کی پوری رقم واپس ملتی ہے۔ [1]",
    title: "خریدی ہوئی چیز واپس کرنا",
    option: "واپسی کا خرچ کون دے گا؟",
    refused: "یہ صرف نمونہ ہے: کچھ نہیں بھیجا جاتا۔",
  },
  ar: {
    dir: "rtl",
    question: "هل يمكنني إرجاعه؟",
    answer: "نعم. لديك **14 يومًا** من يوم وصوله إليك. [1] ونعيد ثمن ما لم يُستعمل كاملًا. [1]",
    title: "إرجاع ما اشتريته",
    option: "من يدفع تكلفة الإرجاع؟",
    refused: "هذه معاينة: لا يُرسل شيء.",
  },
};
