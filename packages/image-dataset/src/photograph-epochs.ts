/** Photographs that a training looks at in all: about two and a half minutes of two cores at 32 pixels a side. */
const PICTURES_SEEN = 90_000;
/** More passes over few pictures teach little that is new. */
const MOST = 125;
/** With fewer passes a network has not settled, however many pictures there are. */
const FEWEST = 30;

/** The default number of passes over so many photographs, for a network that learns from nothing. */
export function photographEpochs(pictures: number): number {
  return Math.min(MOST, Math.max(FEWEST, Math.floor(PICTURES_SEEN / pictures)));
}
