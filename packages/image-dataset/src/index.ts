export { checksumOf, verifyChecksum, type Checksum } from './checksum.ts';
export { archiveSource } from './archive/archive-source.ts';
export { type RandomAccess } from './archive/zip-directory.ts';
export { zipTree } from './archive/zip-tree.ts';
export { CIFAR_100_PUBLICATION } from './cifar/publication.ts';
export { DatasetError, type DatasetErrorCode } from './dataset-error.ts';
export { applyDrift, NO_DRIFT, type Drift } from './drift.ts';
export { decodeList } from './list/decode-list.ts';
export { readCsvList, readLstList } from './list/labelled-list.ts';
export { encodePng } from './encode-png.ts';
export {
  formatManifest,
  parseManifest,
  readManifest,
  type ManifestEntry,
  type ManifestFault,
} from './manifest.ts';
export { photographEpochs } from './photograph-epochs.ts';
export { type LabelledPicture, type Picture, SET_WORDS, type Split, SPLITS } from './picture.ts';
export { cutSets, type CutOptions, lackingSet } from './sets/cut-sets.ts';
export type { ListedPicture, Listing, PictureSource, ReadPicture } from './source/picture-source.ts';
export { UnreadablePicture } from './source/unreadable-picture.ts';
export type { WantedClasses } from './source/wanted-classes.ts';
export { preparePicture, type PreparedPicture } from './staging/prepare-picture.ts';
export { TwinFinder, type Twins } from './staging/twins.ts';
export { streamPictures, type StreamOptions } from './stream-pictures.ts';
export {
  drawSyntheticDataset,
  syntheticSource,
  type SyntheticOptions,
} from './synthetic/draw-synthetic-dataset.ts';
export { SYNTHETIC_CLASSES } from './synthetic/vehicles.ts';
export { type FileTree, tooManyBytes, type TreeFile } from './tree/file-tree.ts';
export { labelledSource, treeSource } from './tree/tree-source.ts';
