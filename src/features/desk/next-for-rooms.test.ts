import { describe, expect, it } from "vitest";
import { aQueue, aRoom, aTicket } from "#features/desk/fixtures.ts";
import { nextForRooms, roomsFor } from "#features/desk/next-for-rooms.ts";
import type { QueueView } from "#features/desk/queue-types.ts";

const numbers = (view: QueueView, mine: string | null = null) => Object.fromEntries([...nextForRooms(view, mine)].map(([room, ticket]) => [room, ticket.number]));

const first = aTicket({ id: "t1", number: "G101" });
const second = aTicket({ id: "t2", number: "G102" });
const roomA = aRoom({ id: "a", name: "Room A" });
const roomB = aRoom({ id: "b", name: "Room B" });

describe("nextForRooms", () => {
  it("gives each free room the first in line that it can serve, and nobody twice", () => {
    expect(numbers(aQueue({ rooms: [roomA, roomB], tickets: [first, second] }))).toEqual({ a: "G101", b: "G102" });
  });

  it("leaves out a room that is busy, blocked or without anybody to serve", () => {
    const rooms = [aRoom({ id: "a", state: "in-use" }), aRoom({ id: "b", state: "blocked" }), aRoom({ id: "c", serviceIds: ["xray"] })];
    expect(numbers(aQueue({ rooms, tickets: [first] }))).toEqual({});
  });

  it("lets my room pick first, as the key that calls next would", () => {
    expect(numbers(aQueue({ rooms: [roomA, roomB], tickets: [first, second] }), "b")).toEqual({ a: "G102", b: "G101" });
  });

  it("follows a proposal of the planner before the order of the rooms", () => {
    const proposals = [{ id: "p", says: "", because: [], act: { type: "call" as const, ticketId: "t1", roomId: "b" } }];
    expect(numbers(aQueue({ rooms: [roomA, roomB], tickets: [first, second], proposals }))).toEqual({ a: "G102", b: "G101" });
  });

  it("sends nobody into a room without staff, unless it is mine", () => {
    const rooms = [aRoom({ id: "a", staff: [] }), roomB];
    expect(numbers(aQueue({ rooms, tickets: [first, second] }))).toEqual({ b: "G101" });
    expect(numbers(aQueue({ rooms, tickets: [first, second] }), "a")).toEqual({ a: "G101", b: "G102" });
  });

  it("sends nobody to somebody who is on a break", () => {
    const staff = [{ id: "ito", name: "Dr Ito", skills: ["gp"], roomId: "a", onShift: true, onBreak: true, status: null, statusUntil: null }];
    const other = aRoom({ id: "b", staff: [{ id: "haddad", name: "Dr Haddad" }] });
    expect(numbers(aQueue({ rooms: [roomA, other], staff, tickets: [first] }))).toEqual({ b: "G101" });
  });

  it("serves in every room of a clinic that assigns nobody to rooms", () => {
    const rooms = [aRoom({ id: "a", staff: [] }), aRoom({ id: "b", staff: [] })];
    expect(numbers(aQueue({ rooms, tickets: [first, second] }))).toEqual({ a: "G101", b: "G102" });
  });
});

describe("roomsFor", () => {
  it("offers only free rooms that host the service", () => {
    const rooms = [aRoom({ id: "a", state: "called" }), aRoom({ id: "b", serviceIds: ["xray"] }), aRoom({ id: "c" })];
    expect(roomsFor(first, aQueue({ rooms }), null).map((r) => r.id)).toEqual(["c"]);
  });

  it("puts the proposed room first, then mine, then one with staff", () => {
    const rooms = [aRoom({ id: "empty", staff: [] }), aRoom({ id: "staffed" }), aRoom({ id: "mine", staff: [] }), aRoom({ id: "proposed", staff: [] })];
    const proposals = [{ id: "p", says: "", because: [], act: { type: "call" as const, ticketId: "t1", roomId: "proposed" } }];
    expect(roomsFor(first, aQueue({ rooms, proposals }), "mine").map((r) => r.id)).toEqual(["proposed", "mine", "staffed", "empty"]);
  });

  it("offers nothing to a patient who does not wait", () => {
    expect(roomsFor(aTicket({ state: "called" }), aQueue(), null)).toEqual([]);
  });
});
