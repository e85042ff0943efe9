/*
 * The look-ahead of one kind of clinic, written by hand in C to measure against: lines with accumulating priority, staff with speeds,
 * shifts and breaks, walk-ins with a day's factor, appointments with punctuality and no-shows, patience, walks. One service, one leg a patient.
 * The same draws from the same keys as src/domain/look-ahead/chances.ts, so that it must give the same waits.
 *
 *   same-in-c <situation> <waits> <repeats>      prints the processor time of every repeat in milliseconds
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CELLS = 512, STRIDE = 2 * (CELLS + 1), LANES = 10, MAXP = 4096, MAXU = 256 };
enum { VISIT_ENDS, UNIT_FREE, UNIT_ARRIVES, BREAK_BEGINS, SHIFT_ENDS, BREAK_ENDS, UNIT_BACK, APPOINTMENT, WALK_IN };
enum { ABSENT, IDLE, OCCUPIED, ON_BREAK };
#define MINUTE 60000.0

static FILE *in;
static double number(void) { double x; if (fread(&x, 8, 1, in) != 1) { fprintf(stderr, "the situation ends too soon\n"); exit(1); } return x; }
static double *numbers(int n) { double *x = malloc(sizeof(double) * (n + 1)); for (int i = 0; i < n; i++) x[i] = number(); return x; }

static int paths, bits, W, V, U, A, S, nLaws;
static double *tables, *expMean;
static int visitLaw[5], patience[5], walkLaw, changeLaw;
static double target[LANES], earlyMs, lateMinutes;
typedef struct { uint32_t key; int urgency; double arrived, appointment, since, lasted; } Waiting;
typedef struct { uint32_t key; int unit, law; double elapsed, lasted, mean; } Visit;
typedef struct { double from, to; int nBreaks; double *breaks; } Shift;
typedef struct { int nShifts; Shift *shifts; double speed; } Unit;
typedef struct { uint32_t key; double at, earliest, notYet, noShow; int urgency, law; } Appointment;
typedef struct { uint32_t key, dayKey; int n, gap, day, nKinds; double *from, *to, *perMs, *upTo, *urgency; } Stream;
static Waiting *waiting; static Visit *visits; static Unit *units; static Appointment *appointments; static Stream *streams;

static inline uint32_t mixed(uint32_t h) { h = (h ^ (h >> 16)) * 0x85ebca6bu; h = (h ^ (h >> 13)) * 0xc2b2ae35u; return h ^ (h >> 16); }
static inline uint32_t keyOf(uint32_t entity, uint32_t purpose) { return mixed(entity + purpose * 0x9e3779b1u); }
static inline uint32_t memberOf(uint32_t stream, uint32_t index) { return mixed(stream ^ ((index + 1) * 0x85ebca6bu)); }
static inline double chanceOf(uint32_t key, uint32_t path) {
  uint32_t mask = (1u << bits) - 1, half = (bits >> 1) + 1;
  uint32_t x = (path ^ key) & mask;
  x = (x * ((key >> 9) | 1)) & mask; x ^= x >> half;
  x = ((x + (key >> 13)) * 0x2c1b3c6du) & mask; x ^= x >> half;
  x = (x * ((key >> 3) | 1)) & mask; x ^= x >> half;
  x = ((x ^ (key >> 21)) * 0x297a2d39u) & mask; x ^= x >> half;
  uint32_t h = ((path ^ (key >> 16)) * 0x7feb352du) ^ key;
  h = (h ^ (h >> 15)) * 0x846ca68bu; h ^= h >> 16;
  return (x + (h + 0.5) / 4294967296.0) / (mask + 1);
}
static inline double minutesOf(int law, double s) {
  if (expMean[law] > 0) return -expMean[law] * log(s);
  int tail = s < 1.0 / 64;
  double x = tail ? s * 64 * CELLS : s * CELLS;
  int i = (int)x;
  const double *t = tables + law * STRIDE + (tail ? CELLS + 1 : 0) + i;
  return t[0] + (t[1] - t[0]) * (x - i);
}
static inline double rounded(double x) { return floor(x + 0.5); }
static inline double positive(double x) { return x > 0 ? x : 0; }
static double residual(int law, double elapsed, double lasted, double mean, double s) {
  double minutes = lasted < 1e-9 ? -0.25 * fabs(mean) * log(s) : minutesOf(law, lasted * s) - elapsed / MINUTE;
  return positive(rounded(minutes * MINUTE));
}

/* One path. */
static double now; static uint32_t path;
static double when[8192]; static int what[8192]; static int size;
static double due[MAXP], deadline[MAXP], arrived[MAXP], rnk[MAXP]; static uint32_t key[MAXP]; static int urgencyOf[MAXP], lane[MAXP], next[MAXP], previous[MAXP];
static int head[LANES], tail[LANES]; static unsigned mask; static int slots, freeSlots[MAXP], freeCount, open; static double arrivals;
static double *waits; /* by tag and path */
static int unitIs[MAXU], unitOf[MAXU], breakDue[MAXU], offDue[MAXU], shiftOf[MAXU], nextBreak[MAXU], idle[MAXU], idleCount, nextAppointment;
static int piece[16], memberNo[16]; static double streamAt[16], factor[16];

static void add(double time, int kind, int whose) {
  int i = size++;
  while (i > 0) { int p = (i - 1) >> 1; if (when[p] <= time) break; when[i] = when[p]; what[i] = what[p]; i = p; }
  when[i] = time; what[i] = kind | whose << 4;
}
static int take(void) {
  int first = what[0], n = --size, last = what[n]; double time = when[n]; int i = 0;
  for (;;) { int c = 2 * i + 1; if (c >= n) break; if (c + 1 < n && when[c + 1] < when[c]) c++; if (time <= when[c]) break; when[i] = when[c]; what[i] = what[c]; i = c; }
  when[i] = time; what[i] = last; return first;
}
static int isBefore(int a, int b) { return arrived[a] != arrived[b] ? arrived[a] < arrived[b] : rnk[a] < rnk[b]; }
static void insert(int p, double since, double appointment) {
  int booked = !isnan(appointment);
  int l = 2 * urgencyOf[p] + (booked && (arrived[p] - appointment) / MINUTE <= lateMinutes);
  double d = booked && appointment - earlyMs > since ? appointment - earlyMs : since;
  due[p] = d; lane[p] = l;
  int before = tail[l];
  while (before >= 0 && (d != due[before] ? d < due[before] : isBefore(p, before))) before = previous[before];
  int after = before < 0 ? head[l] : next[before];
  previous[p] = before; next[p] = after;
  if (before < 0) head[l] = p; else next[before] = p;
  if (after < 0) tail[l] = p; else previous[after] = p;
  mask |= 1u << l;
}
static void removeOne(int p) {
  int l = lane[p], before = previous[p], after = next[p];
  if (before < 0) head[l] = after; else next[before] = after;
  if (after < 0) tail[l] = before; else previous[after] = before;
  if (head[l] < 0) mask &= ~(1u << l);
  lane[p] = -1;
}
static void settle(int p, double wait) { if (p < W) { waits[(size_t)p * paths + path] = wait; open--; } }
static void letGo(int p) { if (p >= W + V) freeSlots[freeCount++] = p; }
static int whoIsNext(void) {
  int best = -1; double bestClaim = -INFINITY;
  for (unsigned lanes = mask; lanes; lanes &= lanes - 1) {
    int l = __builtin_ctz(lanes);
    for (int p = head[l]; p >= 0; p = head[l]) {
      if (deadline[p] < now) { settle(p, NAN); removeOne(p); letGo(p); continue; }
      double claim = ((now - due[p]) / MINUTE + 1) / target[l];
      if (claim > bestClaim || (claim == bestClaim && isBefore(p, best))) { best = p; bestClaim = claim; }
      break;
    }
  }
  return best;
}
static void nowIdle(int u) { if (unitIs[u] != IDLE) { unitIs[u] = IDLE; idle[idleCount++] = u; } }
static void notIdle(int u) { int i = 0; while (idle[i] != u) i++; for (; i < idleCount - 1; i++) idle[i] = idle[i + 1]; idleCount--; unitIs[u] = OCCUPIED; }
static int callFor(int u) {
  int p = whoIsNext();
  if (p < 0) return 0;
  notIdle(u);
  double walk = walkLaw < 0 ? 0 : positive(rounded(minutesOf(walkLaw, chanceOf(keyOf(key[p], 2), path)) * MINUTE));
  settle(p, now / MINUTE);
  removeOne(p);
  double minutes = minutesOf(visitLaw[urgencyOf[p]], chanceOf(keyOf(key[p], 1), path)) / units[u].speed;
  unitOf[u] = p;
  add(now + walk + positive(rounded(minutes * MINUTE)), VISIT_ENDS, u);
  return 1;
}
static void callWhoeverCanBe(void) { for (int i = 0; i < idleCount;) if (!callFor(idle[i])) i++; }
static void appear(int u) {
  unitIs[u] = OCCUPIED; nextBreak[u] = -1;
  Shift *s = shiftOf[u] >= 0 ? &units[u].shifts[shiftOf[u]] : 0;
  if (s) for (int b = 0; b < s->nBreaks; b++) if (s->breaks[2 * b + 1] > now) { nextBreak[u] = b; break; }
}
static void planShift(int u) {
  if (shiftOf[u] < 0) return;
  Shift *s = &units[u].shifts[shiftOf[u]];
  if (nextBreak[u] >= 0 && nextBreak[u] < s->nBreaks && s->breaks[2 * nextBreak[u]] < s->to) { double from = s->breaks[2 * nextBreak[u]]; add(from > now ? from : now, BREAK_BEGINS, u); }
  else if (s->to > now) add(s->to, SHIFT_ENDS, u);
  else offDue[u] = 1;
}
static void takeBreak(int u) {
  Shift *s = &units[u].shifts[shiftOf[u]]; int b = nextBreak[u]++;
  breakDue[u] = 0;
  if (unitIs[u] == IDLE) notIdle(u);
  unitIs[u] = ON_BREAK;
  add(now + s->breaks[2 * b + 1] - s->breaks[2 * b], BREAK_ENDS, u);
}
static void goHome(int u) {
  if (unitIs[u] == IDLE) notIdle(u);
  unitIs[u] = ABSENT; offDue[u] = 0; breakDue[u] = 0;
  for (int s = 0; s < units[u].nShifts; s++) if (units[u].shifts[s].from >= now) { shiftOf[u] = s; add(units[u].shifts[s].from, UNIT_ARRIVES, u); break; }
  if (idleCount > 0) callWhoeverCanBe();
}
static void comeToWork(int u) {
  int i = 0;
  shiftOf[u] = -1;
  if (units[u].nShifts < 0) { appear(u); nowIdle(u); return; }
  while (i < units[u].nShifts && units[u].shifts[i].to <= now) i++;
  if (i == units[u].nShifts) return;
  shiftOf[u] = i;
  Shift *s = &units[u].shifts[i];
  if (s->from > now) { add(s->from, UNIT_ARRIVES, u); return; }
  appear(u);
  int resting = -1;
  nextBreak[u] = -1;
  for (int b = s->nBreaks - 1; b >= 0; b--) { if (s->breaks[2 * b] <= now && s->breaks[2 * b + 1] > now) resting = b; if (s->breaks[2 * b] > now) nextBreak[u] = b; }
  if (resting >= 0) { unitIs[u] = ON_BREAK; add(s->breaks[2 * resting + 1], BREAK_ENDS, u); return; }
  planShift(u); nowIdle(u);
}
static void becomeFree(int u) {
  if (offDue[u]) { goHome(u); return; }
  if (breakDue[u]) { takeBreak(u); return; }
  nowIdle(u); callFor(u);
}
static void arrives(uint32_t k, int urgency, double appointment) {
  int p = freeCount > 0 ? freeSlots[--freeCount] : slots++;
  if (slots > MAXP) { fprintf(stderr, "more patients than this program has places for\n"); exit(1); }
  key[p] = k; urgencyOf[p] = urgency; arrived[p] = now; rnk[p] = 1e6 + arrivals++;
  insert(p, now, appointment);
  int law = patience[urgency];
  double d = law < 0 ? INFINITY : now + rounded(minutesOf(law, chanceOf(keyOf(k, 4), path)) * MINUTE);
  deadline[p] = d > now ? d : now;
  if (idleCount > 0) callWhoeverCanBe();
}
static void awaitWalkIn(int s) {
  Stream *st = &streams[s];
  int index = memberNo[s]++;
  double left = minutesOf(st->gap, chanceOf(keyOf(memberOf(st->key, index), 6), path)) / factor[s], at = streamAt[s];
  for (int i = piece[s]; i < st->n; i++) {
    if (st->from[i] > at) at = st->from[i];
    double room = (st->to[i] - at) * st->perMs[i];
    if (left <= room) { at += left / st->perMs[i]; piece[s] = i; streamAt[s] = at; double t = rounded(at); add(t > now ? t : now, WALK_IN, s); return; }
    left -= room;
  }
  piece[s] = st->n;
}
static void play(double until) {
  now = 0; size = 0; slots = W + V; freeCount = 0; arrivals = 0; idleCount = 0; nextAppointment = 0; mask = 0; open = W;
  for (int l = 0; l < LANES; l++) head[l] = tail[l] = -1;
  for (int p = 0; p < W; p++) waits[(size_t)p * paths + path] = INFINITY;
  for (int p = 0; p < W; p++) {
    Waiting *w = &waiting[p];
    key[p] = w->key; urgencyOf[p] = w->urgency; arrived[p] = w->arrived; rnk[p] = p;
    insert(p, w->since, w->appointment);
  }
  for (int u = 0; u < U; u++) { unitIs[u] = ABSENT; breakDue[u] = offDue[u] = 0; comeToWork(u); }
  for (int p = 0; p < W; p++) { int law = patience[urgencyOf[p]]; deadline[p] = law < 0 ? INFINITY : residual(law, -waiting[p].since, waiting[p].lasted, -waiting[p].since / MINUTE, chanceOf(keyOf(key[p], 4), path)); }
  for (int v = 0; v < V; v++) {
    Visit *x = &visits[v]; int u = x->unit;
    double ends = rounded(residual(x->law, x->elapsed, x->lasted, x->mean, chanceOf(keyOf(x->key, 1), path)) / units[u].speed);
    if (unitIs[u] == ABSENT) { appear(u); offDue[u] = 1; } else if (unitIs[u] == IDLE) notIdle(u);
    unitIs[u] = OCCUPIED; unitOf[u] = W + v; key[W + v] = x->key;
    add(ends, VISIT_ENDS, u);
  }
  for (int s = 0; s < S; s++) { piece[s] = 0; streamAt[s] = streams[s].n ? streams[s].from[0] : 0; memberNo[s] = 0; factor[s] = streams[s].day < 0 ? 1 : minutesOf(streams[s].day, chanceOf(keyOf(streams[s].dayKey, 10), path)); awaitWalkIn(s); }
  callWhoeverCanBe();
  while (open > 0) {
    while (nextAppointment < A && appointments[nextAppointment].earliest <= (size > 0 ? when[0] : INFINITY)) {
      Appointment *a = &appointments[nextAppointment++];
      if (a->noShow > 0 && chanceOf(keyOf(a->key, 8), path) < a->noShow) continue;
      double s = chanceOf(keyOf(a->key, 9), path);
      double at = rounded(a->notYet < 1e-9 ? -5 * MINUTE * log(s) : a->at + minutesOf(a->law, a->notYet * s) * MINUTE);
      add(at > now ? at : now, APPOINTMENT, (int)(a - appointments));
    }
    if (size == 0 || when[0] > until) break;
    now = when[0];
    int e = take(), whose = e >> 4;
    switch (e & 15) {
      case VISIT_ENDS: {
        int p = unitOf[whose];
        double pause = changeLaw < 0 ? 0 : positive(rounded(minutesOf(changeLaw, chanceOf(keyOf(key[p], 3), path)) * MINUTE));
        letGo(p);
        if (pause > 0) add(now + pause, UNIT_FREE, whose); else becomeFree(whose);
        break;
      }
      case UNIT_FREE: becomeFree(whose); break;
      case UNIT_ARRIVES: if (unitIs[whose] != ABSENT) { offDue[whose] = 0; planShift(whose); } else { appear(whose); planShift(whose); becomeFree(whose); } break;
      case BREAK_BEGINS: if (unitIs[whose] == OCCUPIED) breakDue[whose] = 1; else takeBreak(whose); break;
      case SHIFT_ENDS: offDue[whose] = 1; if (unitIs[whose] != OCCUPIED) goHome(whose); break;
      case BREAK_ENDS: unitIs[whose] = OCCUPIED; planShift(whose); becomeFree(whose); break;
      case APPOINTMENT: arrives(appointments[whose].key, appointments[whose].urgency, appointments[whose].at); break;
      case WALK_IN: {
        Stream *st = &streams[whose];
        uint32_t k = memberOf(st->key, memberNo[whose] - 1);
        int kind = 0;
        if (st->nKinds > 1) { double x = chanceOf(keyOf(k, 7), path); while (kind < st->nKinds - 1 && x >= st->upTo[kind]) kind++; }
        arrives(k, (int)st->urgency[kind], NAN);
        awaitWalkIn(whose);
        break;
      }
    }
  }
  for (int p = 0; p < W; p++) if (waits[(size_t)p * paths + path] == INFINITY && deadline[p] < INFINITY) waits[(size_t)p * paths + path] = NAN;
}

int main(int argc, char **argv) {
  if (argc < 4 || !(in = fopen(argv[1], "rb"))) { fprintf(stderr, "same-in-c <situation> <waits> <repeats>\n"); return 1; }
  paths = (int)number(); bits = (int)number(); double until = number();
  nLaws = (int)number(); tables = numbers(nLaws * STRIDE); expMean = numbers(nLaws);
  for (int i = 0; i < 5; i++) visitLaw[i] = (int)number();
  for (int i = 0; i < 5; i++) patience[i] = (int)number();
  walkLaw = (int)number(); changeLaw = (int)number();
  for (int i = 0; i < LANES; i++) target[i] = number();
  earlyMs = number(); lateMinutes = number();
  W = (int)number(); waiting = malloc(sizeof(Waiting) * (W + 1));
  for (int i = 0; i < W; i++) { Waiting *w = &waiting[i]; w->key = (uint32_t)number(); w->urgency = (int)number(); w->arrived = number(); w->appointment = number(); w->since = number(); w->lasted = number(); }
  V = (int)number(); visits = malloc(sizeof(Visit) * (V + 1));
  for (int i = 0; i < V; i++) { Visit *v = &visits[i]; v->key = (uint32_t)number(); v->unit = (int)number(); v->law = (int)number(); v->elapsed = number(); v->lasted = number(); v->mean = number(); }
  U = (int)number(); units = malloc(sizeof(Unit) * (U + 1));
  for (int i = 0; i < U; i++) {
    Unit *u = &units[i]; u->speed = number(); u->nShifts = (int)number(); u->shifts = malloc(sizeof(Shift) * (u->nShifts > 0 ? u->nShifts : 1));
    for (int s = 0; s < u->nShifts; s++) { Shift *x = &u->shifts[s]; x->from = number(); x->to = number(); x->nBreaks = (int)number(); x->breaks = numbers(2 * x->nBreaks); }
  }
  A = (int)number(); appointments = malloc(sizeof(Appointment) * (A + 1));
  for (int i = 0; i < A; i++) { Appointment *a = &appointments[i]; a->key = (uint32_t)number(); a->at = number(); a->earliest = number(); a->notYet = number(); a->noShow = number(); a->urgency = (int)number(); a->law = (int)number(); }
  S = (int)number(); streams = malloc(sizeof(Stream) * (S + 1));
  for (int i = 0; i < S; i++) {
    Stream *s = &streams[i]; s->key = (uint32_t)number(); s->dayKey = (uint32_t)number(); s->gap = (int)number(); s->day = (int)number();
    s->n = (int)number(); s->from = numbers(s->n); s->to = numbers(s->n); s->perMs = numbers(s->n);
    s->nKinds = (int)number(); s->upTo = numbers(s->nKinds); s->urgency = numbers(s->nKinds);
  }
  waits = malloc(sizeof(double) * (size_t)paths * (W + 1));
  for (int r = atoi(argv[3]); r > 0; r--) {
    clock_t from = clock();
    for (path = 0; path < (uint32_t)paths; path++) play(until);
    printf("%.3f\n", 1000.0 * (clock() - from) / CLOCKS_PER_SEC);
  }
  FILE *out = fopen(argv[2], "wb");
  if (!out || fwrite(waits, sizeof(double), (size_t)paths * W, out) != (size_t)paths * W) return 1;
  fclose(out);
  return 0;
}
