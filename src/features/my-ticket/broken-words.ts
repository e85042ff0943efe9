import type { PublicWords } from "#ui/words.ts";

/** For a page that has nothing else to say: all languages at once, since nothing can be fetched any more. */
export const brokenWords = {
  en: {
    unknownTitle: "This page is not in use.",
    unknownHelp: "The address may be from another day, or a letter may be missing. Show your number at the desk. They will help you.",
    broken: "This page could not be shown.",
    brokenHelp: "Nothing has changed in the queue. Try again, or show your number at the desk.",
    tryAgain: "Try again",
  },
  es: {
    unknownTitle: "Esta página no está en uso.",
    unknownHelp: "La dirección puede ser de otro día, o puede faltar una letra. Enseñe su número en el mostrador. Allí le ayudarán.",
    broken: "No se ha podido mostrar esta página.",
    brokenHelp: "En la cola no ha cambiado nada. Inténtelo de nuevo o enseñe su número en el mostrador.",
    tryAgain: "Intentar de nuevo",
  },
  fr: {
    unknownTitle: "Cette page n’est pas utilisée.",
    unknownHelp: "L’adresse date peut-être d’un autre jour, ou il manque une lettre. Montrez votre numéro à l’accueil. On vous aidera.",
    broken: "Cette page n’a pas pu s’afficher.",
    brokenHelp: "Rien n’a changé dans la file. Réessayez, ou montrez votre numéro à l’accueil.",
    tryAgain: "Réessayer",
  },
  de: {
    unknownTitle: "Diese Seite gilt nicht.",
    unknownHelp: "Vielleicht ist die Adresse von einem anderen Tag, oder es fehlt ein Buchstabe. Zeigen Sie Ihre Nummer am Empfang. Dort hilft man Ihnen.",
    broken: "Diese Seite konnte nicht angezeigt werden.",
    brokenHelp: "In der Warteschlange hat sich nichts geändert. Versuchen Sie es noch einmal, oder zeigen Sie Ihre Nummer am Empfang.",
    tryAgain: "Noch einmal versuchen",
  },
  pt: {
    unknownTitle: "Esta página não está em uso.",
    unknownHelp: "O endereço pode ser de outro dia, ou pode faltar uma letra. Mostre o seu número no balcão. Lá terá ajuda.",
    broken: "Não foi possível mostrar esta página.",
    brokenHelp: "Nada mudou na fila. Tente de novo, ou mostre o seu número no balcão.",
    tryAgain: "Tentar de novo",
  },
  ar: {
    unknownTitle: "هذه الصفحة غير مستخدمة.",
    unknownHelp: "قد يكون العنوان من يوم آخر، أو ينقصه حرف. يُرجى إظهار رقمك في مكتب الاستقبال. سيساعدونك هناك.",
    broken: "تعذّر عرض هذه الصفحة.",
    brokenHelp: "لم يتغيّر شيء في قائمة الانتظار. يُرجى المحاولة مرة أخرى، أو إظهار رقمك في مكتب الاستقبال.",
    tryAgain: "المحاولة مرة أخرى",
  },
  hi: {
    unknownTitle: "यह पेज उपयोग में नहीं है।",
    unknownHelp: "पता किसी और दिन का हो सकता है, या कोई अक्षर छूट गया हो सकता है। काउंटर पर अपना नंबर दिखाएँ। वहाँ आपकी मदद की जाएगी।",
    broken: "यह पेज नहीं दिखाया जा सका।",
    brokenHelp: "कतार में कुछ नहीं बदला है। फिर से कोशिश करें, या काउंटर पर अपना नंबर दिखाएँ।",
    tryAgain: "फिर से कोशिश करें",
  },
  zh: {
    unknownTitle: "此页面未在使用。",
    unknownHelp: "地址可能是其他日期的，或者少了一个字母。请到服务台出示您的号码，工作人员会帮助您。",
    broken: "无法显示此页面。",
    brokenHelp: "排队情况没有变化。请重试，或到服务台出示您的号码。",
    tryAgain: "重试",
  },
} satisfies PublicWords;
