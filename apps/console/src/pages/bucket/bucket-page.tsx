import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { type ListedObject, listFolder } from '../../aws/s3-client.ts';
import { Empty } from '../../shared/empty.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Failure } from '../../shared/query-view.tsx';
import { usePanel, usePlace } from '../../shell/page-frame.tsx';
import { ContactSheet } from '../../shared/pictures/contact-sheet.tsx';
import { isPicture } from '../../shared/pictures/is-picture.ts';
import { ObjectList } from './object-list.tsx';
import { ObjectPanel } from './object-panel.tsx';
import { placesIn } from './places-in.ts';
import { UploadFiles } from './upload/upload-files.tsx';

export default function BucketPage() {
  const { bucket = '' } = useParams();
  const [search] = useSearchParams();
  const prefix = search.get('prefix') ?? '';
  usePlace({ text: 'Buckets', href: '/buckets' }, ...placesIn(bucket, prefix));
  // Another folder is another page: nothing that was chosen in the last one stays chosen.
  return <FolderPage key={`${bucket}/${prefix}`} bucket={bucket} prefix={prefix} />;
}

function FolderPage({ bucket, prefix }: { readonly bucket: string; readonly prefix: string }) {
  const [chosen, setChosen] = useState<ListedObject>();
  const folder = useInfiniteQuery({
    queryKey: ['s3', bucket, prefix],
    queryFn: ({ pageParam, signal }) => listFolder(bucket, prefix, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextToken }) => nextToken,
  });
  const pages = folder.data?.pages ?? [];
  const objects = pages.flatMap((page) => page.objects);
  const prefixes = pages.flatMap((page) => page.prefixes);
  const pictures = objects.filter(({ key }) => isPicture(key));
  const panel = useMemo(
    () => chosen && <ObjectPanel key={chosen.key} bucket={bucket} object={chosen} />,
    [bucket, chosen],
  );
  usePanel(panel);
  if (folder.error) return <Failure error={folder.error} />;
  if (!folder.data) return <Loading />;
  return (
    <ContentLayout header={<Header variant="h1">{prefix === '' ? bucket : prefix}</Header>}>
      <SpaceBetween size="l">
        <UploadFiles bucket={bucket} prefix={prefix} />
        {pictures.length > 0 && (
          <Container
            header={
              <Header variant="h2" counter={`(${pictures.length})`}>
                Pictures
              </Header>
            }
          >
            <ContactSheet bucket={bucket} pictures={pictures} onChoose={setChosen} />
          </Container>
        )}
        <Container header={<Header variant="h2">Objects</Header>}>
          {prefixes.length + objects.length === 0 ? (
            <Empty title="Nothing lies here." command="npx nx stage training-pipeline" />
          ) : (
            <ObjectList
              bucket={bucket}
              prefix={prefix}
              prefixes={prefixes}
              objects={objects}
              onChoose={setChosen}
            />
          )}
        </Container>
        {folder.hasNextPage && (
          <Button loading={folder.isFetchingNextPage} onClick={() => void folder.fetchNextPage()}>
            Show a thousand more
          </Button>
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
