import type { Schema } from '../api/client/api-client.ts';
import { formatDay } from '../faces/shared/vietnamese.ts';

/** An agency of a dossier; where it has taken over from the one that the record names, that one and since when. */
export function AgencyLine({ agency }: { readonly agency: Schema<'AgencyStanding'> }) {
  const { name, formerly } = agency;
  if (formerly === undefined) return name;
  const since = formatDay(formerly.until);
  return (
    <>
      {name}
      <br />
      <span className="muted">
        kế thừa {formerly.name} từ ngày {since}
      </span>
    </>
  );
}
