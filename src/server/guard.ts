import { doorPrefix } from "#contract/boards.ts";
import { viewName, type Topic } from "#contract/views.ts";
import type { Session } from "#contract/session.ts";
import type { BoardId, ClinicId, SensorId } from "#domain/ids.ts";
import type { Access } from "#server/access.ts";
import type { House } from "#server/house.ts";
import { ownerOf } from "#server/store/tokens.ts";

/** Who may watch what: the one answer for sockets, for plain HTTP and for the first picture of a page. */
export type Guard = {
  /** The clinic whose picture of the topic may be shown, or `undefined`. */
  mayWatch(topic: Topic, visitor: Visitor): Promise<ClinicId | undefined>;
  /** The clinic whose camera this browser has been paired as, or `undefined`. */
  pairedCamera(sensorId: SensorId, visitor: Visitor): Promise<ClinicId | undefined>;
  visitor(headers: Headers): Promise<Visitor>;
};

/** Who asks, with the tokens of boards and cameras that this browser has been paired as. */
export type Visitor = { session: Session | null; boardTokens: Map<BoardId, string>; cameraTokens: Map<SensorId, string> };

export const boardCookie = (boardId: BoardId) => `${boardCookiePrefix}${boardId}`;
const boardCookiePrefix = "anteroom_board_";
export const cameraCookie = (sensorId: SensorId) => `${cameraCookiePrefix}${sensorId}`;
const cameraCookiePrefix = "anteroom_camera_";

export function makeGuard(house: House, access: Access): Guard {
  return {
    async visitor(headers) {
      return { session: await access.session(headers), boardTokens: tokensIn(headers, boardCookiePrefix), cameraTokens: tokensIn(headers, cameraCookiePrefix) };
    },

    async pairedCamera(sensorId, visitor) {
      const token = visitor.cameraTokens.get(sensorId);
      const owner = token ? await ownerOf(house.database.sql, token, "sensor", house.clock()) : undefined;
      return owner?.subjectId === sensorId ? owner.clinicId : undefined;
    },

    async mayWatch(topic, visitor) {
      const subject = topic.slice(topic.indexOf(":") + 1);
      switch (viewName(topic)) {
        case "floor":
        case "queue":
        case "devices":
        case "alerts":
        case "outlook":
        case "plan":
          return visitor.session?.clinic.id;
        case "board":
          return (await boardOf(house, visitor, subject)) ?? visitor.session?.clinic.id;
        case "door":
          return (await boardOf(house, visitor, `${doorPrefix}${subject}`)) ?? visitor.session?.clinic.id;
        case "ticket":
          // Whoever holds the address of a patient's page is the patient.
          return (await ownerOf(house.database.sql, subject, "ticket", house.clock()))?.clinicId;
      }
    },
  };
}

/** The clinic of a browser that is paired as this board or door screen; nobody is one by being signed in. */
export async function boardOf(house: House, visitor: Visitor, boardId: BoardId): Promise<ClinicId | undefined> {
  const token = visitor.boardTokens.get(boardId);
  if (!token) return undefined;
  const owner = await ownerOf(house.database.sql, token, "board", house.clock());
  return owner?.subjectId === boardId ? owner.clinicId : undefined;
}

function tokensIn(headers: Headers, prefix: string): Map<string, string> {
  const parts = (headers.get("cookie") ?? "").split(/; */).filter((part) => part.startsWith(prefix));
  return new Map(parts.map((part) => part.slice(prefix.length).split("=", 2) as [string, string]));
}
