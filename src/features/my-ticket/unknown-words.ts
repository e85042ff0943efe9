import type { PublicWords } from "#ui/words.ts";

/** For an address that is nobody's: said by the server alone, so no phone carries it. */
export const unknownWords = {
  en: {
    unknownTitle: "This page is not in use.",
    unknownHelp: "The address may be from another day, or a letter may be missing. Show your number at the desk. They will help you.",
  },
  es: {
    unknownTitle: "Esta página no está en uso.",
    unknownHelp: "La dirección puede ser de otro día, o puede faltar una letra. Enseñe su número en el mostrador. Allí le ayudarán.",
  },
  fr: {
    unknownTitle: "Cette page n’est pas utilisée.",
    unknownHelp: "L’adresse date peut-être d’un autre jour, ou il manque une lettre. Montrez votre numéro à l’accueil. On vous aidera.",
  },
  de: {
    unknownTitle: "Diese Seite gilt nicht.",
    unknownHelp: "Vielleicht ist die Adresse von einem anderen Tag, oder es fehlt ein Buchstabe. Zeigen Sie Ihre Nummer am Empfang. Dort hilft man Ihnen.",
  },
  pt: {
    unknownTitle: "Esta página não está em uso.",
    unknownHelp: "O endereço pode ser de outro dia, ou pode faltar uma letra. Mostre o seu número no balcão. Lá terá ajuda.",
  },
  ar: {
    unknownTitle: "هذه الصفحة غير مستخدمة.",
    unknownHelp: "قد يكون العنوان من يوم آخر، أو ينقصه حرف. يُرجى إظهار رقمك في مكتب الاستقبال. سيساعدونك هناك.",
  },
  hi: {
    unknownTitle: "यह पेज उपयोग में नहीं है।",
    unknownHelp: "पता किसी और दिन का हो सकता है, या कोई अक्षर छूट गया हो सकता है। काउंटर पर अपना नंबर दिखाएँ। वहाँ आपकी मदद की जाएगी।",
  },
  zh: {
    unknownTitle: "此页面未在使用。",
    unknownHelp: "地址可能是其他日期的，或者少了一个字母。请到服务台出示您的号码，工作人员会帮助您。",
  },
} satisfies PublicWords;
