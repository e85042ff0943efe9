import type { PublicWords } from "#ui/words.ts";

/** For a page that has nothing else to say: all languages at once, since nothing can be fetched any more. */
export const brokenWords = {
  en: {
    broken: "This page could not be shown.",
    brokenHelp: "Nothing has changed in the queue. Try again, or show your number at the desk.",
    tryAgain: "Try again",
  },
  es: {
    broken: "No se ha podido mostrar esta página.",
    brokenHelp: "En la cola no ha cambiado nada. Inténtelo de nuevo o enseñe su número en el mostrador.",
    tryAgain: "Intentar de nuevo",
  },
  fr: {
    broken: "Cette page n’a pas pu s’afficher.",
    brokenHelp: "Rien n’a changé dans la file. Réessayez, ou montrez votre numéro à l’accueil.",
    tryAgain: "Réessayer",
  },
  de: {
    broken: "Diese Seite konnte nicht angezeigt werden.",
    brokenHelp: "In der Warteschlange hat sich nichts geändert. Versuchen Sie es noch einmal, oder zeigen Sie Ihre Nummer am Empfang.",
    tryAgain: "Noch einmal versuchen",
  },
  pt: {
    broken: "Não foi possível mostrar esta página.",
    brokenHelp: "Nada mudou na fila. Tente de novo, ou mostre o seu número no balcão.",
    tryAgain: "Tentar de novo",
  },
  ar: {
    broken: "تعذّر عرض هذه الصفحة.",
    brokenHelp: "لم يتغيّر شيء في قائمة الانتظار. يُرجى المحاولة مرة أخرى، أو إظهار رقمك في مكتب الاستقبال.",
    tryAgain: "المحاولة مرة أخرى",
  },
  hi: {
    broken: "यह पेज नहीं दिखाया जा सका।",
    brokenHelp: "कतार में कुछ नहीं बदला है। फिर से कोशिश करें, या काउंटर पर अपना नंबर दिखाएँ।",
    tryAgain: "फिर से कोशिश करें",
  },
  zh: {
    broken: "无法显示此页面。",
    brokenHelp: "排队情况没有变化。请重试，或到服务台出示您的号码。",
    tryAgain: "重试",
  },
} satisfies PublicWords;
