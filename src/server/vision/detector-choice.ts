/** Which file finds people in the pictures of the camera page, as the settings have it. */
export type DetectorChoice =
  | { kind: "built" }
  /** A folder that holds the better model under its publisher's name. */
  | { kind: "folder"; folder: string }
  | { kind: "file"; file: string; personClass: string; leastScore: number; /** Absent: any file is taken for what it is. */ sha256?: string };
