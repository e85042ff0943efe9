import type { Location } from "fhir/r4";
import { ticketIn, type ClinicState } from "#domain/clinic.ts";
import type { Room } from "#domain/setup.ts";

/** A room, with what it is used for now: table 0116 of HL7 v2, as R4 asks for it. */
export function locationOf(state: ClinicState, room: Room): Location {
  const blocked = state.rooms[room.id]?.blocked;
  const [code, display] = blocked ? (blocked.kind === "cleaning" ? ["H", "Housekeeping"] : ["C", "Closed"]) : ticketIn(state, room.id) ? ["O", "Occupied"] : ["U", "Unoccupied"];
  return {
    resourceType: "Location",
    id: room.id,
    status: blocked && blocked.kind !== "cleaning" ? "suspended" : "active",
    operationalStatus: { system: "http://terminology.hl7.org/CodeSystem/v2-0116", code, display },
    name: room.name,
    mode: "instance",
    physicalType: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/location-physical-type", code: "ro", display: "Room" }] },
  };
}
