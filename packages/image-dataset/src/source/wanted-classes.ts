/** Chooses classes, in the order of their labels, from those that a source has. */
export type WantedClasses = (known: readonly string[]) => readonly string[];
