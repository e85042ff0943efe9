import type { BoardId, ClinicId, DoorId, RoomId, SensorId, ServiceId, StaffId, ZoneId } from "#domain/ids.ts";
import type { PlanningSettings } from "#domain/planning/live/settings.ts";
import type { Journey } from "#domain/queue/journey.ts";
import type { QueuePolicy } from "#domain/queue/policy.ts";
import type { Urgency } from "#domain/queue/ticket.ts";
import type { EpochMs } from "#domain/time.ts";

/** How a clinic is laid out and staffed. It changes rarely, by administrators; each change is one event with the whole. */
export type ClinicSetup = {
  id: ClinicId;
  /** Short name in addresses and MQTT topics: "demo". */
  slug: string;
  name: string;
  /** IANA name; days, report hours and zone-less sensor clocks are read in it. */
  timeZone: string;
  /** Its country as ISO 3166 has it ("CH"), for the habits of clocks and weeks; 24 hours and Monday where absent. */
  region?: string;
  /** Languages that patients may read, first is the clinic's own. */
  languages: string[];
  zones: Zone[];
  doors: Door[];
  sensors: Sensor[];
  services: Service[];
  rooms: Room[];
  staff: StaffMember[];
  boards: Board[];
  /** Who is next, and why; `usualPolicy` where absent. */
  policy?: QueuePolicy;
  /** Journeys that are usual here, for the desk and the kiosk to choose from. */
  visitTypes?: VisitType[];
  /** By weekday, Monday first; seven lists of opening times as minutes after local midnight. Always open where absent. */
  openingHours?: { fromMinute: number; toMinute: number }[][];
  /** When patients who asked for it are told that their turn is near; `usualNotices` where absent. */
  notices?: NoticeRules;
  /** How patients may check themselves in; `usualSelfCheckIn` where absent. */
  selfCheckIn?: SelfCheckIn;
  /** Screens at which patients check themselves in. */
  kiosks?: Kiosk[];
  /** Prints the tickets that the desk gives out. */
  deskPrinter?: PrinterAddress;
  /** What the planner may do, and what it has been taught; `usualPlanning` where absent. */
  planning?: PlanningSettings;
};

export type SelfCheckIn = {
  kiosk: boolean;
  /** With one's own phone, by the code that is shown at the door today. */
  atDoor: boolean;
  /** With one's own phone from anywhere, as somebody who is on the way. */
  fromHome: boolean;
  /** Whether patients are asked what to be called at the desk. They may always leave it open. */
  askName: "ask" | "skip";
  /** Ask for a telephone number to send a text message to, where the installation can send them. */
  askPhone?: true;
};

/** A kiosk works as soon as an administrator has paired one; the other ways are opened on purpose. */
export const usualSelfCheckIn: SelfCheckIn = { kiosk: true, atDoor: false, fromHome: false, askName: "ask" };

export type Kiosk = {
  id: string;
  name: string;
  /** A ticket printer on the network; or the printer of the kiosk's own browser; or no paper where absent. */
  printer?: PrinterAddress | "browser";
  /** Print every ticket, without a press of the button. */
  printsAlways?: true;
  /** "Waiting area A, straight on": said with every ticket. The clinic's one waiting zone where absent. */
  whereToWait?: string;
};

/** A receipt printer that speaks ESC/POS over TCP, as nearly all do at port 9100. */
export type PrinterAddress = { host: string; port: number; /** Characters a line: 42 or 48 on 80 mm of paper, 32 on 58 mm. */ columns: 32 | 42 | 48 };

/** So many people before them, or so few minutes; whichever comes first where both are given. */
export type NoticeRules = { whenAhead: number; minutesBefore?: number };

export type VisitType = { id: string; name: string; journey: Journey; urgency: Urgency; /** Offered to patients themselves. */ atKiosk: boolean };

export type Zone = {
  id: ZoneId;
  name: string;
  kind: "reception" | "waiting" | "treatment" | "corridor";
  /** People who may be in it at once. */
  capacity: number;
  /** From how many people on staff are told; from the capacity alone when absent, see crowding.ts. */
  crowding?: { watchPeople: number; fullPeople: number };
};

/** A door leads from one zone to another; `null` is the street. "Forward" is from `from` to `to`. */
export type Door = { id: DoorId; name: string; from: ZoneId | null; to: ZoneId | null };

export type Sensor = {
  id: SensorId;
  name: string;
  /** Which file of src/sensors/adapters reads its payloads. */
  adapter: string;
  /** How a gateway names it, when many sensors share one sender: a DevEUI, a serial number, the beginning of an MQTT topic. */
  externalId?: string;
  /** Zone of the sensor's own clock where its payloads do not say one; the clinic's when absent. */
  timeZone?: string;
  /** Silence longer than three times this is a lost signal. */
  expectedEverySeconds: number;
  placements: Placement[];
};

/** Where one counting line or area of a sensor looks. `line` absent: any line that no other placement names. */
export type Placement =
  | { line?: string; at: "door"; doorId: DoorId; /** True when the sensor's "in" runs against the door's forward. */ reversed: boolean }
  | { line?: string; at: "zone"; zoneId: ZoneId };

export type Service = {
  id: ServiceId;
  name: string;
  /** First letter of its tickets. */
  prefix: string;
  /** Typed in by the administrator; the forecaster's prior until the clinic's own days teach better. */
  typicalMinutes: number;
  /** The wait that this clinic promises for a standard patient. */
  targetWaitMinutes: number;
};

export type Room = { id: RoomId; name: string; zoneId: ZoneId | null; serviceIds: ServiceId[]; /** The screen beside its door also says who works in it. */ staffOnDoor?: boolean };

export type StaffMember = { id: StaffId; name: string; skills: ServiceId[]; shifts: Shift[] };

export type Shift = { from: EpochMs; to: EpochMs; /** Where the shift begins. */ roomId?: RoomId; breaks: { from: EpochMs; to: EpochMs }[] };

/** A public screen; `serviceIds` empty shows all. */
export type Board = {
  id: BoardId;
  name: string;
  serviceIds: ServiceId[];
  theme: "light" | "dark";
  /** Languages in which it calls, one after another; the clinic's where absent, only the chime where empty. */
  voices?: string[];
  /** 100 where absent; 0 is silent. */
  volumePercent?: number;
  /** No sound between these minutes after local midnight; over midnight where the first is the later. */
  quiet?: { fromMinute: number; toMinute: number };
  /** From how far it is read. Sizes follow from it and the height of the picture; 5 m on 43 inches where either is absent. */
  distanceMeters?: number;
  /** Of the lit picture as it hangs, without the frame. */
  heightCm?: number;
};
