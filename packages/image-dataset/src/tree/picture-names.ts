import type { LabelledPath } from './labelled-paths.ts';

const LONGEST = 120;

/** Names for staged pictures: class and file, in letters that every file system and URL takes; unique within a set. */
export class PictureNames {
  readonly #taken = new Set<string>();

  name({ path, className, split }: LabelledPath): string {
    const file = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
    const wanted = plain(`${className}-${file}`).slice(0, LONGEST);
    for (let count = 1; ; count++) {
      const name = count === 1 ? wanted : `${wanted}-${count}`;
      const key = `${split}/${name.toLowerCase()}`;
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return name;
    }
  }
}

function plain(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_-]+/g, '_');
}
