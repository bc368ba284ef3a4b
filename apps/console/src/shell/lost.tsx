import Box from '@cloudscape-design/components/box';
import { useLocation } from 'react-router';
import { PageLink } from '../shared/page-link.tsx';
import { usePlace } from './page-frame.tsx';

export function Lost() {
  const { pathname } = useLocation();
  usePlace({ text: 'Not found', href: pathname });
  return (
    <Box textAlign="center" padding="xxl">
      <Box variant="h1">The console has no page here</Box>
      <Box variant="p" color="text-body-secondary">
        <code>{pathname}</code> leads nowhere. <PageLink to="/">Home</PageLink> leads everywhere else.
      </Box>
    </Box>
  );
}
