import FileDropzone from '@cloudscape-design/components/file-dropzone';
import FileInput from '@cloudscape-design/components/file-input';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { listFolder } from '../../../aws/s3-client.ts';
import { uploadObject } from '../../../aws/upload-object.ts';
import { startExecution } from '../../../aws/states.ts';
import { Empty } from '../../../shared/empty.tsx';
import { Loading } from '../../../shared/loading.tsx';
import { Failure, QueryView } from '../../../shared/query-view.tsx';
import { ContactSheet } from '../../../shared/pictures/contact-sheet.tsx';
import { isPicture } from '../../../shared/pictures/is-picture.ts';
import { droppedKey, folderOf, type PictureRequest } from './picture-request.ts';

interface Props {
  readonly machineArn: string;
  readonly request: PictureRequest;
}

/**
 * Lets a person pick a picture of the bucket, or drop one of their own, and leads to the execution that classifies it.
 */
export function ClassifyPicture({ machineArn, request }: Props) {
  const navigate = useNavigate();
  const [problem, setProblem] = useState<Error>();
  const [isStarting, setStarting] = useState(false);
  const attempt = async (storePicture: () => Promise<string>): Promise<void> => {
    setStarting(true);
    try {
      const arn = await startExecution(machineArn, request.withPicture(await storePicture()));
      await navigate(`/executions/${encodeURIComponent(arn)}`);
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)));
      setStarting(false);
    }
  };
  const classifyFile = async (file: File): Promise<void> =>
    await attempt(async () => {
      const key = droppedKey(file.name);
      await uploadObject({ bucket: request.bucket, key, file });
      return key;
    });
  if (isStarting) return <Loading />;
  return (
    <SpaceBetween size="m">
      {problem && <Failure error={problem} />}
      <FileDropzone onChange={({ detail: { value } }) => value[0] && void classifyFile(value[0])}>
        <SpaceBetween size="xs" alignItems="center">
          <span>Drop a picture here to classify it</span>
          <FileInput
            accept="image/png,image/jpeg"
            value={[]}
            onChange={({ detail: { value } }) => value[0] && void classifyFile(value[0])}
          >
            Choose a file
          </FileInput>
        </SpaceBetween>
      </FileDropzone>
      <Header variant="h3" description={`${request.bucket}/${folderOf(request.key)}`}>
        Or pick one of the bucket
      </Header>
      <StoredPictures request={request} onChoose={(key) => void attempt(() => Promise.resolve(key))} />
    </SpaceBetween>
  );
}

interface PicturesProps {
  readonly request: PictureRequest;
  onChoose(key: string): void;
}

/** The pictures next to the last one that was classified. */
function StoredPictures({ request: { bucket, key }, onChoose }: PicturesProps) {
  const prefix = folderOf(key);
  const folder = useQuery({
    queryKey: ['s3', bucket, 'pictures', prefix],
    queryFn: ({ signal }) => listFolder(bucket, prefix, undefined, signal),
    meta: { atMostEvery: 1000 },
  });
  return (
    <QueryView query={folder}>
      {({ objects }) => {
        const pictures = objects.filter((object) => isPicture(object.key));
        return pictures.length === 0 ? (
          <Empty title="No picture lies there." command="npx nx stage training-pipeline" />
        ) : (
          <ContactSheet bucket={bucket} pictures={pictures} onChoose={(picture) => onChoose(picture.key)} />
        );
      }}
    </QueryView>
  );
}
