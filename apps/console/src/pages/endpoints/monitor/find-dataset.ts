import { joinKey } from '@scones/s3-location';
import { parseManifest } from '@scones/image-dataset/manifest';

/** The places of a staged data set's pictures in its bucket. */
export interface Dataset {
  readonly bucket: string;
  /** In the order of the model's answers. */
  readonly classes: readonly string[];
  readonly trainPrefix: string;
  readonly testPrefix: string;
  readonly byClass: Readonly<Record<string, number>>;
}

interface Reader {
  /** The folders directly below the bucket. */
  folders(): Promise<readonly string[]>;
  /** Undefined where nothing is there. */
  read(key: string): Promise<string | undefined>;
}

/** The data set that was staged into a bucket, found by its list of classes; undefined where there is none. */
export async function findDataset(bucket: string, reader: Reader): Promise<Dataset | undefined> {
  for (const folder of await reader.folders()) {
    const classes = await reader.read(joinKey(folder, 'classes.txt'));
    if (classes === undefined) continue;
    const names = classes.split('\n').filter((name) => name !== '');
    const manifest = await reader.read(joinKey(folder, 'train.lst'));
    return {
      bucket,
      classes: names,
      trainPrefix: `${joinKey(folder, 'train')}/`,
      testPrefix: `${joinKey(folder, 'test')}/`,
      byClass: manifest === undefined ? {} : balanceOf(manifest, names),
    };
  }
  return undefined;
}

function balanceOf(manifest: string, classes: readonly string[]): Record<string, number> {
  const counts = new Map(classes.map((name) => [name, 0]));
  for (const { label } of parseManifest(manifest, 'train.lst')) {
    const name = classes[label];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
