/** Every word about being told of replies. */
export const TEXTS = {
  en: {
    legend: "Notifications",
    offer: "Tell me when a person replies",
    on: "This device tells you when a person replies.",
    stop: "Stop telling me",
    busy: "One moment…",
    denied: "Notifications are blocked for this page. Allow them in your browser's settings for this page, then press again.",
    install: "To be told when a person replies, first add this page to your home screen: press Share, then “Add to Home Screen”.",
    failed: "That did not work. Please try again.",
  },
  ur: {
    legend: "اطلاعات",
    offer: "کوئی ساتھی جواب دے تو مجھے بتائیں",
    on: "کوئی ساتھی جواب دے گا تو یہ آلہ آپ کو بتائے گا۔",
    stop: "اب نہ بتائیں",
    busy: "ایک لمحہ…",
    denied: "اس صفحے کے لیے اطلاعات بند ہیں۔ براؤزر کی ترتیبات میں اس صفحے کو اجازت دیجیے، پھر دوبارہ دبائیے۔",
    install: "جواب کی اطلاع پانے کے لیے پہلے یہ صفحہ ہوم اسکرین پر لگائیے: «شیئر» دبائیے، پھر «Add to Home Screen»۔",
    failed: "یہ نہیں ہو سکا۔ دوبارہ کوشش کیجیے۔",
  },
  ar: {
    legend: "الإشعارات",
    offer: "أعلمني حين يرد أحد الموظفين",
    on: "سيُعلمك هذا الجهاز حين يرد أحد الموظفين.",
    stop: "إيقاف الإشعارات",
    busy: "لحظة…",
    denied: "الإشعارات محظورة لهذه الصفحة. اسمح بها في إعدادات المتصفح لهذه الصفحة ثم اضغط مرة أخرى.",
    install: "لتصلك إشعارات الرد، أضف هذه الصفحة أولًا إلى الشاشة الرئيسية: اضغط «مشاركة» ثم «إضافة إلى الشاشة الرئيسية».",
    failed: "لم ينجح ذلك. حاول مرة أخرى.",
  },
};
