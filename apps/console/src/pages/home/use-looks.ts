import { useQuery } from '@tanstack/react-query';
import { ringingAlarms } from '../../aws/ringing-alarms.ts';
import { newestExecutions } from '../../aws/newest-executions.ts';
import { type Look, worthALook } from './worth-a-look.ts';

export function useLooks(): readonly Look[] {
  const ringing = useQuery({
    queryKey: ['monitoring', undefined, 'ringing'],
    queryFn: ({ signal }) => ringingAlarms(signal),
  });
  const failed = useNewest('FAILED');
  const passed = useNewest('SUCCEEDED');
  return worthALook({ ringing: ringing.data ?? [], failed: failed.data?.[0], passed: passed.data?.[0] });
}

function useNewest(statusFilter: 'FAILED' | 'SUCCEEDED') {
  return useQuery({
    queryKey: ['states', undefined, 'newest', statusFilter],
    queryFn: ({ signal }) => newestExecutions({ maxResults: 1, statusFilter }, signal),
    meta: { atMostEvery: 1000 },
  });
}
