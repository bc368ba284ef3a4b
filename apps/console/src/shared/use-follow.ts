import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { pathOf } from './hrefs.ts';

interface Followed {
  readonly detail: { readonly href?: string | undefined };
  preventDefault(): void;
}

/** Makes a Cloudscape link lead within the console, without loading the console again. */
export function useFollow(): (event: Followed) => void {
  const navigate = useNavigate();
  return useCallback(
    (event) => {
      const path = pathOf(event.detail.href);
      if (path === undefined) return;
      event.preventDefault();
      void navigate(path);
    },
    [navigate],
  );
}
