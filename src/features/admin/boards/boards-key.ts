/** Where the list of boards is kept. */
export const boardsKey = ["admin", "boards"];
