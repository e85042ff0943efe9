import type { CapabilityStatement } from "fhir/r4";

type Resource = NonNullable<NonNullable<CapabilityStatement["rest"]>[number]["resource"]>[number];

const can = (...codes: NonNullable<Resource["interaction"]>[number]["code"][]) => codes.map((code) => ({ code }));

/** What this server can do: GET /fhir/metadata. */
export function capabilityStatement(base: string, startedAt: string): CapabilityStatement {
  return {
    resourceType: "CapabilityStatement",
    status: "active",
    date: startedAt,
    kind: "instance",
    software: { name: "Anteroom" },
    implementation: { description: "A clinic's waiting room: who is expected, who is here, which rooms are free", url: base },
    fhirVersion: "4.0.1",
    format: ["json"],
    rest: [
      {
        mode: "server",
        documentation: "Encounters are those of today. A patient's name is shown to the system that brought it, and to no other.",
        security: { description: "Authorization: Bearer, with the token of a gateway of the clinic" },
        resource: [
          {
            type: "Appointment",
            interaction: can("read", "create", "update", "search-type"),
            versioning: "no-version",
            conditionalCreate: true,
            updateCreate: true,
            searchParam: [{ name: "date", type: "date" }, { name: "status", type: "token" }, { name: "identifier", type: "token" }],
          },
          {
            type: "Encounter",
            interaction: can("read", "create", "update", "search-type"),
            versioning: "versioned-update",
            conditionalCreate: true,
            updateCreate: true,
            searchParam: [{ name: "date", type: "date" }, { name: "status", type: "token" }, { name: "identifier", type: "token" }, { name: "appointment", type: "reference" }, { name: "location", type: "reference" }],
          },
          { type: "Location", interaction: can("read", "search-type"), searchParam: [{ name: "operational-status", type: "token" }, { name: "name", type: "string" }] },
        ],
      },
    ],
  };
}
