import { Migration0001Backbone } from './0001-backbone.ts';
import { Migration0002Sessions } from './0002-sessions.ts';
import { Migration0003Lists } from './0003-lists.ts';
import { Migration0004Ratings } from './0004-ratings.ts';
import { Migration0005Papers } from './0005-papers.ts';
import { Migration0006Forms } from './0006-forms.ts';
import { Migration0007Jurisdictions } from './0007-jurisdictions.ts';
import { Migration0008ChildDossiers } from './0008-child-dossiers.ts';
import { Migration0009DossierCodePattern } from './0009-dossier-code-pattern.ts';
import { Migration0010CatalogueStatistics } from './0010-catalogue-statistics.ts';
import { Migration0011PopulationData } from './0011-population-data.ts';
import { Migration0013AgencyVersions } from './0013-agency-versions.ts';
import { Migration0014Payments } from './0014-payments.ts';
import { Migration0015Notices } from './0015-notices.ts';
import { Migration0016Incidents } from './0016-incidents.ts';
import { Migration0019OfficerDays } from './0019-officer-days.ts';
import { Migration0020SubscriptionsByName } from './0020-subscriptions-by-name.ts';
import { Migration0021UncollectedResults } from './0021-uncollected-results.ts';

/** Every migration, in order. A landed migration is never edited; a change is a new number. */
export const migrations = [
  { name: '0001-backbone', class: Migration0001Backbone },
  { name: '0002-sessions', class: Migration0002Sessions },
  { name: '0003-lists', class: Migration0003Lists },
  { name: '0004-ratings', class: Migration0004Ratings },
  { name: '0005-papers', class: Migration0005Papers },
  { name: '0006-forms', class: Migration0006Forms },
  { name: '0007-jurisdictions', class: Migration0007Jurisdictions },
  { name: '0008-child-dossiers', class: Migration0008ChildDossiers },
  { name: '0009-dossier-code-pattern', class: Migration0009DossierCodePattern },
  { name: '0010-catalogue-statistics', class: Migration0010CatalogueStatistics },
  { name: '0011-population-data', class: Migration0011PopulationData },
  { name: '0013-agency-versions', class: Migration0013AgencyVersions },
  { name: '0014-payments', class: Migration0014Payments },
  { name: '0015-notices', class: Migration0015Notices },
  { name: '0016-incidents', class: Migration0016Incidents },
  { name: '0019-officer-days', class: Migration0019OfficerDays },
  { name: '0020-subscriptions-by-name', class: Migration0020SubscriptionsByName },
  { name: '0021-uncollected-results', class: Migration0021UncollectedResults },
];
