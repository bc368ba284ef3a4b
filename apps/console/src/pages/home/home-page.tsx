import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { usePlace } from '../../shell/page-frame.tsx';

export default function HomePage() {
  usePlace();
  return <ContentLayout header={<Header variant="h1">The workflow</Header>}>…</ContentLayout>;
}
