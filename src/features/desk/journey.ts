/** A service that is chosen joins the end of the journey; chosen again, it leaves it. */
export function withService(journey: readonly string[], serviceId: string): string[] {
  return journey.includes(serviceId) ? journey.filter((id) => id !== serviceId) : [...journey, serviceId];
}
