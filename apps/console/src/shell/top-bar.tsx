import TopNavigation from '@cloudscape-design/components/top-navigation';
import { hrefOf } from '../shared/hrefs.ts';
import { useFollow } from '../shared/use-follow.ts';
import { usePreferences } from './preferences.ts';

export function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  const { theme, density, setTheme, setDensity } = usePreferences();
  const follow = useFollow();
  return (
    <div id="top-bar">
      <TopNavigation
        identity={{ href: hrefOf('/'), title: 'Scones console', onFollow: follow }}
        utilities={[
          { type: 'button', iconName: 'search', text: 'Go to … (Ctrl K)', onClick: onSearch },
          {
            type: 'menu-dropdown',
            iconName: 'settings',
            ariaLabel: 'How the console looks',
            onItemClick: ({ detail: { id } }) => {
              if (id === 'light' || id === 'dark' || id === 'system') setTheme(id);
              if (id === 'comfortable' || id === 'compact') setDensity(id);
            },
            items: [
              {
                id: 'theme',
                text: 'Colours',
                items: [
                  choice('system', 'As the system has it', theme),
                  choice('light', 'Light', theme),
                  choice('dark', 'Dark', theme),
                ],
              },
              {
                id: 'density',
                text: 'Density',
                items: [choice('comfortable', 'Comfortable', density), choice('compact', 'Compact', density)],
              },
            ],
          },
        ]}
      />
    </div>
  );
}

function choice(id: string, text: string, chosen: string) {
  return { id, text, itemType: 'checkbox' as const, checked: id === chosen };
}
