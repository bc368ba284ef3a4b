import type { ProgressLine } from '@scones/command-line';

export type StageProgress =
  | {
      readonly type: 'download';
      readonly path: string;
      readonly receivedBytes: number;
      readonly totalBytes: number | undefined;
    }
  | { readonly type: 'archive'; readonly path: string; readonly source: 'cache' | 'download' }
  | { readonly type: 'picture'; readonly staged: number; readonly total: number }
  | { readonly type: 'notice'; readonly text: string }
  | { readonly type: 'undo'; readonly objects: number };

const MEGABYTE = 1e6;

export function describeStageProgress(event: StageProgress): ProgressLine {
  switch (event.type) {
    case 'download': {
      const received = (event.receivedBytes / MEGABYTE).toFixed(1);
      const total = event.totalBytes === undefined ? '' : ` of ${(event.totalBytes / MEGABYTE).toFixed(1)}`;
      return { text: `Downloading ${event.path}: ${received}${total} MB`, transient: true };
    }
    case 'archive':
      return {
        text: `CIFAR-100 ${event.source === 'cache' ? 'is kept' : 'was downloaded'} in ${event.path}`,
      };
    case 'picture':
      return {
        text: `Staged ${event.staged} of ${event.total} pictures`,
        transient: true,
      };
    case 'notice':
      return { text: event.text };
    case 'undo':
      return { text: `Taking ${event.objects} uploaded objects out again` };
  }
}
