// The server's own requests, as docs/protocol.md describes them.
import {
  type Location,
  type Position,
  type Range,
  RequestType,
  type TextDocumentIdentifier,
} from 'vscode-languageclient/node';

export interface ViewParams {
  textDocument?: TextDocumentIdentifier;
}

export interface ReferencesParams extends ViewParams {
  position?: Position;
}

export type EntryKind = 'concept' | 'reference';

export interface EntryParams extends ViewParams {
  kind: EntryKind;
  id: string;
}

export interface GlossaryFile {
  uri: string;
  embedded: boolean;
  concepts: number;
  references: number;
}

export interface Status {
  format: string;
  concepts: number;
  mentions: number;
  references: number;
  citations: number;
  findings: { error: number; warning: number; information: number; hint: number };
  region: 'auto' | 'tw' | 'hk' | 'cn';
  script: 'Hant' | 'Hans' | 'Hani';
  glossaries: GlossaryFile[];
}

export interface ConceptItem {
  id: string;
  label: string;
  original?: string;
  field?: string;
  broader: string[];
  narrower: string[];
  uses: number;
  documents: number;
  location?: Location;
}

export interface ReferenceItem {
  key: string;
  title: string;
  author?: string;
  year?: string;
  type?: string;
  url?: string;
  insert: string;
  uses: number;
  documents: number;
  location?: Location;
}

export interface Use {
  uri: string;
  range: Range;
  before: string;
  text: string;
  after: string;
}

export interface Description {
  markdown: string;
  location?: Location;
}

export const StatusRequest = new RequestType<ViewParams, Status, void>('jiaozhu/status');
export const ConceptsRequest = new RequestType<ViewParams, { concepts: ConceptItem[] }, void>(
  'jiaozhu/concepts',
);
export const ReferencesRequest = new RequestType<ReferencesParams, { references: ReferenceItem[] }, void>(
  'jiaozhu/references',
);
export const UsesRequest = new RequestType<EntryParams, { locations: Use[] }, void>('jiaozhu/uses');
export const DescribeRequest = new RequestType<EntryParams, Description | null, void>('jiaozhu/describe');
