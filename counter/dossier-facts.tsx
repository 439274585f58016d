import { DatabaseOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { channelNames } from '../faces/shared/channel-names.ts';
import { formatDate, formatDateTime } from '../faces/shared/vietnamese.ts';
import type { Dossier } from './queries.ts';

const outcomes: Readonly<Record<string, string>> = {
  REPLACED: 'Đã thay bằng dữ liệu',
  PARTIAL: 'Dữ liệu thay được một phần',
  NOT_FOUND: 'Không có trong cơ sở dữ liệu',
  MISMATCH: 'Dữ liệu không khớp',
  UNAVAILABLE: 'Chưa tra cứu được',
};

/** How far a paper exists as data, as one-stop desks say it. */
const digitisation: Readonly<Record<Dossier['components'][number]['digitised'], string>> = {
  0: 'chưa số hóa',
  1: 'đã số hóa',
  2: 'tái sử dụng',
  3: 'tái sử dụng từ kết quả hồ sơ khác',
  9: 'không phải số hóa',
};

function amount({ originals, copies }: { originals?: number; copies?: number }): string {
  const parts = [originals ? `${originals} bản chính` : '', copies ? `${copies} bản sao` : ''].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? 'Bản giấy' : parts.join(', ');
}

function ComponentState({ component }: { component: Dossier['components'][number] }): ReactNode {
  if (component.outcome !== undefined) {
    return (
      <span className={component.outcome === 'REPLACED' ? 'pill pill-data' : 'pill'}>
        <DatabaseOutlined aria-hidden /> {outcomes[component.outcome] ?? component.outcome}
      </span>
    );
  }
  if (component.kind === 'data') {
    return (
      <span className="pill">
        <DatabaseOutlined aria-hidden /> Tra cứu dữ liệu
      </span>
    );
  }
  if (component.kind === 'electronic') return <span className="pill">Bản điện tử</span>;
  return (
    <span className="pill">
      {amount(component)} · {digitisation[component.digitised]}
    </span>
  );
}

function ratingText({ score, comment }: NonNullable<Dossier['rating']>): string {
  return comment === undefined ? `${score}/5` : `${score}/5 – ${comment}`;
}

/** Applicant, way of submission and components of a dossier. */
export function DossierFacts({ dossier }: { dossier: Dossier }): ReactNode {
  const { applicant } = dossier;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [applicant.kind === 'person' ? 'Họ và tên' : 'Tên tổ chức', applicant.name],
    ['Số định danh', applicant.personalId],
    ['Ngày sinh', applicant.birthDate === undefined ? undefined : formatDate(applicant.birthDate)],
    ['Điện thoại', applicant.phone],
    ['Thư điện tử', applicant.email],
    ['Địa chỉ', applicant.address],
    ['Hình thức nộp', channelNames[dossier.channel]],
    ['Thời điểm nộp', formatDateTime(dossier.receivedAt)],
    ['Tiếp nhận hợp lệ', dossier.acceptedAt === undefined ? undefined : formatDateTime(dossier.acceptedAt)],
    ['Kết thúc', dossier.endedAt === undefined ? undefined : formatDateTime(dossier.endedAt)],
    ['Mức độ hài lòng', dossier.rating === undefined ? undefined : ratingText(dossier.rating)],
    ['Thủ tục', `${dossier.procedure.code}, quy trình phiên bản ${dossier.procedure.version}`],
  ];
  return (
    <div className="body" style={{ padding: 20 }}>
      <h2 style={{ marginBottom: 12 }}>Chủ hồ sơ</h2>
      <dl className="facts">
        {facts.map(([name, value]) =>
          value === undefined || value === '' ? null : (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <h2 style={{ margin: '28px 0 4px' }}>Thành phần hồ sơ</h2>
      {dossier.components.length === 0 ? <p className="muted">Hồ sơ không kèm giấy tờ.</p> : null}
      <ul className="plain components">
        {dossier.components.map((component) => (
          <li key={component.id}>
            <span className="name">
              {component.name}
              {component.fileName === undefined ? null : <span className="muted small"> · {component.fileName}</span>}
            </span>
            <ComponentState component={component} />
          </li>
        ))}
      </ul>
    </div>
  );
}
