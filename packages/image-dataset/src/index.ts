export { checksumOf, verifyChecksum, type Checksum } from './checksum.ts';
export { type OpenArchive } from './cifar-100/archive-members.ts';
export { CIFAR_100_PUBLICATION } from './cifar-100/publication.ts';
export { cifar100Source, type Cifar100Options } from './cifar-100/read-cifar-100.ts';
export { DatasetError, type DatasetErrorCode } from './dataset-error.ts';
export { applyDrift, NO_DRIFT, type Drift } from './drift.ts';
export { encodePng } from './encode-png.ts';
export {
  formatManifest,
  parseManifest,
  readManifest,
  type ManifestEntry,
  type ManifestFault,
} from './manifest.ts';
export { type LabelledPicture, type Picture, type Split, SPLITS } from './picture.ts';
export { cutSets, type CutOptions } from './sets/cut-sets.ts';
export type { ListedPicture, Listing, PictureSource, ReadPicture } from './source/picture-source.ts';
export { streamPictures, type StreamOptions } from './stream-pictures.ts';
export {
  drawSyntheticDataset,
  syntheticSource,
  type SyntheticOptions,
} from './synthetic/draw-synthetic-dataset.ts';
export { SYNTHETIC_CLASSES } from './synthetic/vehicles.ts';
