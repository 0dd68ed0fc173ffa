/** The observations as rows. */
export function EventsPage() {
  return null;
}
