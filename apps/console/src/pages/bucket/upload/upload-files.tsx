import Alert from '@cloudscape-design/components/alert';
import FileDropzone from '@cloudscape-design/components/file-dropzone';
import FileInput from '@cloudscape-design/components/file-input';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { bytesText } from '../../../shared/bytes-text.ts';
import { progressOf, type Upload } from './uploads.ts';
import { useUploads } from './use-uploads.ts';

/** Puts files that are dropped or chosen here right below the prefix, and says how far that is. */
export function UploadFiles({ bucket, prefix }: { readonly bucket: string; readonly prefix: string }) {
  const { uploads, store, forget } = useUploads(bucket, prefix);
  const start = (files: readonly File[]): void => {
    if (files.length > 0) void store(files);
  };
  return (
    <SpaceBetween size="s">
      <FileDropzone onChange={({ detail }) => start(detail.value)}>
        <SpaceBetween size="xs" alignItems="center">
          <span>Drop files here to store them</span>
          <FileInput multiple value={[]} onChange={({ detail }) => start(detail.value)}>
            Choose files
          </FileInput>
        </SpaceBetween>
      </FileDropzone>
      {uploads.length > 0 && <Progress uploads={uploads} place={`${bucket}/${prefix}`} onDismiss={forget} />}
    </SpaceBetween>
  );
}

interface ProgressProps {
  readonly uploads: readonly Upload[];
  readonly place: string;
  onDismiss(): void;
}

function Progress({ uploads, place, onDismiss }: ProgressProps) {
  const { percent, stored, failed, isOver } = progressOf(uploads);
  const files = uploads.length === 1 ? (uploads[0]?.name ?? '') : `${uploads.length} files`;
  if (!isOver) {
    const now = uploads.find(({ state }) => state === 'sending');
    return (
      <ProgressBar
        label={`Storing ${files}`}
        value={percent}
        additionalInfo={now && `${now.name}: ${bytesText(now.sent)} of ${bytesText(now.size)}`}
      />
    );
  }
  return (
    <Alert
      type={failed.length > 0 ? 'error' : 'success'}
      header={failed.length > 0 ? `${failed.length} of ${files} could not be stored` : undefined}
      dismissible
      onDismiss={onDismiss}
    >
      {failed.map(({ name, problem }) => (
        <div key={name}>
          {name}: {problem}
        </div>
      ))}
      {stored > 0 && `${failed.length > 0 ? `${stored} of ${files}` : files}: stored below ${place}`}
    </Alert>
  );
}
