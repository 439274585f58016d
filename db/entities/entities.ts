import { AuditEntryEntity } from './audit-entry.ts';
import { CommandEntity } from './command.ts';
import { ComponentEntity } from './component.ts';
import { DossierEntity } from './dossier.ts';
import { JournalEntryEntity } from './journal-entry.ts';
import { MessageEntity } from './message.ts';
import { OfficerEntity } from './officer.ts';
import { ProcedureVersionEntity } from './procedure-version.ts';
import { WorkItemEntity } from './work-item.ts';

export const entities = [
  OfficerEntity,
  ProcedureVersionEntity,
  DossierEntity,
  WorkItemEntity,
  ComponentEntity,
  CommandEntity,
  JournalEntryEntity,
  AuditEntryEntity,
  MessageEntity,
];
