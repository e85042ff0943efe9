import type { Words } from "#ui/words.ts";

/** The five levels in the words of each scale. Sources: Manchester Triage Group (2014); ESI handbook (2012); CTAS (2008); ATS, ACEM policy P06. */
export const urgencyWords = {
  en: {
    five1: "Immediate", five2: "Very urgent", five3: "Urgent", five4: "Standard", five5: "Not urgent",
    manchester1: "Red, immediate", manchester2: "Orange, very urgent", manchester3: "Yellow, urgent", manchester4: "Green, standard", manchester5: "Blue, not urgent",
    esi1: "ESI 1", esi2: "ESI 2, high risk", esi3: "ESI 3", esi4: "ESI 4", esi5: "ESI 5",
    ctas1: "Resuscitation", ctas2: "Emergent", ctas3: "Urgent", ctas4: "Less urgent", ctas5: "Non-urgent",
    ats1: "Category 1", ats2: "Category 2", ats3: "Category 3", ats4: "Category 4", ats5: "Category 5",
  },
  es: {
    five1: "Inmediata", five2: "Muy urgente", five3: "Urgente", five4: "Normal", five5: "No urgente",
    manchester1: "Rojo, inmediata", manchester2: "Naranja, muy urgente", manchester3: "Amarillo, urgente", manchester4: "Verde, normal", manchester5: "Azul, no urgente",
    esi1: "ESI 1", esi2: "ESI 2, alto riesgo", esi3: "ESI 3", esi4: "ESI 4", esi5: "ESI 5",
    ctas1: "Reanimación", ctas2: "Emergencia", ctas3: "Urgente", ctas4: "Menos urgente", ctas5: "No urgente",
    ats1: "Categoría 1", ats2: "Categoría 2", ats3: "Categoría 3", ats4: "Categoría 4", ats5: "Categoría 5",
  },
} satisfies Words;
