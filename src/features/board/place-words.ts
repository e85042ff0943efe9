import type { Language } from "#ui/languages.ts";

/**
 * What rooms are called in clinics. The first word of each language is spoken and recorded (public/voices); by all of them
 * a room's name is recognised, whichever language it was written in.
 */
export const placeWords = {
  room: {
    en: ["Room"], es: ["Sala", "Habitación"], fr: ["Salle", "Chambre"], de: ["Zimmer", "Raum"], pt: ["Sala", "Quarto"],
    ar: ["غرفة", "الغرفة"], hi: ["कमरा", "कक्ष"], zh: ["房间", "室"],
  },
  consulting: {
    en: ["Consulting room", "Surgery"], es: ["Consulta", "Consultorio"], fr: ["Cabinet", "Salle de consultation"], de: ["Sprechzimmer"], pt: ["Consultório", "Gabinete"],
    ar: ["غرفة الكشف", "العيادة"], hi: ["परामर्श कक्ष"], zh: ["诊室", "诊间"],
  },
  treatment: {
    en: ["Treatment room", "Procedure room"], es: ["Sala de tratamiento", "Sala de curas"], fr: ["Salle de soins", "Salle de traitement"], de: ["Behandlungszimmer", "Behandlungsraum"], pt: ["Sala de tratamento", "Sala de tratamentos"],
    ar: ["غرفة العلاج"], hi: ["उपचार कक्ष"], zh: ["治疗室"],
  },
  examination: {
    en: ["Examination room", "Exam room", "Exam"], es: ["Sala de exploración", "Sala de examen"], fr: ["Salle d’examen"], de: ["Untersuchungszimmer", "Untersuchungsraum"], pt: ["Sala de exames", "Sala de exame"],
    ar: ["غرفة الفحص"], hi: ["जाँच कक्ष"], zh: ["检查室"],
  },
  cabin: {
    en: ["Cubicle", "Booth", "Cabin"], es: ["Cabina", "Box"], fr: ["Cabine", "Box"], de: ["Kabine", "Koje"], pt: ["Cabine", "Box"],
    ar: ["المقصورة"], hi: ["केबिन"], zh: ["隔间"],
  },
  counter: {
    en: ["Counter", "Desk"], es: ["Mostrador"], fr: ["Guichet", "Comptoir"], de: ["Schalter", "Theke"], pt: ["Balcão", "Guichê"],
    ar: ["الشباك"], hi: ["काउंटर"], zh: ["柜台", "窗口"],
  },
  door: {
    en: ["Door"], es: ["Puerta"], fr: ["Porte"], de: ["Tür"], pt: ["Porta"],
    ar: ["الباب"], hi: ["दरवाज़ा"], zh: ["门"],
  },
  laboratory: {
    en: ["Laboratory", "Lab"], es: ["Laboratorio"], fr: ["Laboratoire", "Labo"], de: ["Labor"], pt: ["Laboratório"],
    ar: ["المختبر"], hi: ["प्रयोगशाला"], zh: ["化验室"],
  },
  blood: {
    en: ["Blood draw", "Phlebotomy", "Blood tests"], es: ["Extracciones", "Análisis de sangre"], fr: ["Prise de sang", "Prélèvements"], de: ["Blutentnahme"], pt: ["Colheita de sangue", "Coleta de sangue", "Coleta"],
    ar: ["سحب الدم"], hi: ["रक्त जाँच"], zh: ["抽血"],
  },
  xray: {
    en: ["X-ray", "Radiology", "Imaging"], es: ["Rayos X", "Radiología"], fr: ["Radiologie", "Radio"], de: ["Röntgen", "Radiologie"], pt: ["Raio X", "Radiologia"],
    ar: ["الأشعة"], hi: ["एक्स-रे"], zh: ["放射科", "拍片"],
  },
  ultrasound: {
    en: ["Ultrasound"], es: ["Ecografía"], fr: ["Échographie"], de: ["Ultraschall", "Sonografie"], pt: ["Ecografia", "Ultrassom"],
    ar: ["الموجات فوق الصوتية"], hi: ["अल्ट्रासाउंड"], zh: ["超声"],
  },
  nurse: {
    en: ["Nurse", "Nursing"], es: ["Enfermería"], fr: ["Soins infirmiers", "Infirmerie"], de: ["Pflege"], pt: ["Enfermagem"],
    ar: ["التمريض"], hi: ["नर्स"], zh: ["护士站"],
  },
  triage: {
    en: ["Triage"], es: ["Triaje"], fr: ["Triage"], de: ["Triage", "Ersteinschätzung"], pt: ["Triagem"],
    ar: ["الفرز"], hi: ["ट्रायाज"], zh: ["分诊台"],
  },
  reception: {
    en: ["Reception", "Front desk"], es: ["Recepción"], fr: ["Accueil", "Réception"], de: ["Empfang", "Anmeldung"], pt: ["Receção", "Recepção"],
    ar: ["الاستقبال"], hi: ["स्वागत"], zh: ["前台"],
  },
  pharmacy: {
    en: ["Pharmacy"], es: ["Farmacia"], fr: ["Pharmacie"], de: ["Apotheke"], pt: ["Farmácia"],
    ar: ["الصيدلية"], hi: ["फार्मेसी"], zh: ["药房"],
  },
} as const satisfies Record<string, Record<Language, readonly [string, ...string[]]>>;

export type Place = keyof typeof placeWords;
