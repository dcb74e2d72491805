/**
 * Reads exports of Azure API Management instances and returns the report, plans included.
 *
 * Nothing leaves the page, and no clock is read if `asOf` is given. It runs where it is called and
 * takes as long as the input needs; call it in a worker for large exports. An input that is not
 * understood is no error: `notes` say so. An argument of another form throws an `Error`.
 */
export function analyze(inputs: string | Input[], options?: Options): Report;

/** Renders a report of `analyze` as a document. Throws an `Error` if it cannot. */
export function render(report: Report, format: TextFormat): RenderedText;
export function render(report: Report, format: BinaryFormat): RenderedBytes;

/**
 * One file or pasted text: JSON or CSV, in any of the supported shapes. `readAs` is the id of one
 * of the `candidates` of an earlier report; `repairs` are the ids of the repairs that its notes
 * offered.
 */
export type Input = (
  | { name?: string; text: string; bytes?: undefined }
  | { name?: string; bytes: Uint8Array; text?: undefined }
) & { readAs?: string; repairs?: string[] };

/** What decides a report beside the inputs. */
export interface Options {
  /** The day for which everything dated is said, `YYYY-MM-DD`; today (UTC) by default. */
  asOf?: string;
  /** What the recommended path should spare. */
  prefer?: "least-follow-up" | "no-downtime";
}

/** A form of a document that is text. */
export type TextFormat = "json" | "markdown" | "html" | "csv" | "csv-findings" | "sarif" | "junit" | "azure-devops" | "jira" | "github" | "mermaid" | "ics";

/** A form of a document that is not text. */
export type BinaryFormat = "xlsx";

/** A document. */
export interface Rendered {
  /** A name to save it under. */
  fileName: string;
  /** Its media type. */
  mime: string;
}

/** A document that is text. */
export interface RenderedText extends Rendered {
  /** Its content. */
  text: string;
}

/** A document that is not text. */
export interface RenderedBytes extends Rendered {
  /** Its content. */
  bytes: Uint8Array;
}

/**
 * What is known of Azure API Management instances: platform, exposure, paths, plan. Members may
 * be added within version 1.
 */
export interface Report {
  /** Version of this form. */
  schemaVersion: string;
  /** The day for which everything dated is said. */
  asOf: string;
  /** The day up to which the facts were collected. */
  knowledgeAsOf: string;
  /** That the report is a redacted copy, and of what. */
  redaction?: Redaction;
  /** What was recognised. */
  inputs: RecognisedInput[];
  /** What was noticed. */
  notes: Note[];
  fleet: Fleet;
  /** The instances. */
  instances: Instance[];
}

/** A report that is a redacted copy: what was taken out, never what it was. */
export interface Redaction {
  /** The classes that were taken out. */
  classes: RedactedClass[];
}

/** A class of values that was taken out. */
export interface RedactedClass {
  /** The class. */
  class: "names" | "ids" | "addresses" | "hosts" | "people" | "certificates" | "networks" | "tags" | "freeText" | "regions";
  /** The class in words. */
  title: string;
  /** How many different values were replaced or removed. */
  values: number;
}

/**
 * A place in an input. Lines and columns count from 1, columns in characters, offsets in bytes of
 * the decoded text.
 */
export interface Place {
  /** JSON pointer from the top of the document. */
  pointer?: string;
  /** Line. */
  line?: number;
  /** Column. */
  column?: number;
  /** Bytes from the start. */
  offset?: number;
}

/** A command for a person to run. */
export interface Command {
  /** bash or kusto. */
  language: string;
  /** What it is for. */
  label: string;
  /** The text. */
  text: string;
}

/** How strongly the evidence carries a statement. */
export type Confidence = "certain" | "strong" | "moderate" | "none";

/** A document of an input. */
export interface RecognisedDocument {
  /** Shape; unknown where it was not told. */
  shape: string;
  /** The shape in words. */
  title: string;
  /** Rows or list items. */
  elements: number;
  /** How many of them are instances. */
  instances: number;
  /** How many rows exist in all, where the document says so. */
  total?: number;
}

/** A field, its value, and what follows from it. */
export interface Evidence {
  /** The property as Azure names it. */
  field: string;
  /** Its value as written, or the words absent or null. */
  value: string;
  /** Index of the input. */
  input: number;
  at?: Place;
  /** What follows from it. */
  rule: string;
  strength: Confidence;
  source: Source;
}

/** How a retirement or breaking change concerns an instance. */
export interface Exposure {
  /** Stable id. */
  id: string;
  /** Number in the list, 1 to 19. */
  number?: number;
  /** The change. */
  title: string;
  /** The date that counts for this instance. */
  date: string;
  /** What the sources say beside it. */
  dateNote: string;
  /** How it concerns it. */
  status: "exposed" | "preconditionSeen" | "notVisible" | "notExposed" | "notApplicable";
  /** Exposed, the date has passed, and it has to act. */
  pastDue: boolean;
  /** Why. */
  text: string;
  /** What to do. */
  remedy: string;
  command?: Command;
  /** What a good answer looks like. */
  goodAnswer?: string;
  /** The evidence. */
  because: Evidence[];
  source: Source;
}

/** A fact with its evidence. */
export interface Fact {
  /** Stable id. */
  id: string;
  /** Label. */
  label: string;
  /** In words. */
  value: string;
  /** A second line. */
  detail: string;
  /** Whether the input tells. */
  known: boolean;
  /** The evidence. */
  because: Evidence[];
  command?: Command;
}

/** Something that should be known or mended. */
export interface Finding {
  /** Stable id, area/condition. */
  id: string;
  /** Title. */
  title: string;
  /** How much it matters. */
  severity: "critical" | "high" | "medium" | "low" | "info";
  /** Pillar. */
  pillar: "reliability" | "security" | "operations" | "cost";
  urgency: Urgency;
  /** What was found. */
  text: string;
  /** What to do. */
  action: string;
  /** By when. */
  date?: string;
  command?: Command;
  /** The evidence. */
  because: Evidence[];
  source: Source;
  /** Names the facts that it rests on; by this it is accepted. */
  key: string;
  /** An acceptance that no longer holds. */
  lapsed?: Lapsed;
}

/** That somebody answers for a finding as it is. */
export interface Acceptance {
  /** Id of the rule. */
  finding: string;
  /** Names the facts, as in a finding. */
  key: string;
  /** Why; empty in a copy that hides it. */
  reason: string;
  /** Who; empty in a copy that hides it. */
  owner: string;
  /** The last day on which it holds. */
  until: string;
}

/** An acceptance that no longer holds. */
export interface Lapsed {
  /** Why it no longer holds. */
  why: string;
  acceptance: Acceptance;
}

/** A finding that somebody answers for. It counts nowhere. */
export interface AcceptedFinding {
  finding: Finding;
  /** Why; empty in a copy that hides it. */
  reason: string;
  /** Who; empty in a copy that hides it. */
  owner: string;
  /** The last day on which that holds. */
  until: string;
}

/** What a published rule of another tool would say of an instance. */
export interface PublishedOpinion {
  /** The tool. */
  tool: string;
  /** The rule's id in the tool. */
  rule: string;
  /** What the rule claims to find. */
  claim: string;
  /** Whether it would report this instance. */
  reports: boolean;
  /** How that stands beside the verdict; open where the input does not tell or it is a decision. */
  stance: "agrees" | "disagrees" | "open";
  /** Why; empty where there is nothing to add. */
  why: string;
  /** The predicate as published, in one line. */
  predicate: string;
  /** Findings and facts of this program that speak of the same. */
  ours: string[];
  source: Source;
}

/** What another tool says of an instance. */
export interface SecondOpinion {
  /** The tool. */
  tool: string;
  /** Its rule or recommendation; empty where it names none. */
  rule: string;
  /** The category that it gives; empty where it gives none. */
  category: string;
  /** The impact that it gives; empty where it gives none. */
  impact: string;
  /** What it says. */
  text: string;
  /** Index of the input that it was read from. */
  input: number;
  at: Place;
}

/** From a day on, until the next step. */
export interface CourseStep {
  /** The day. */
  date: string;
  /** Instances with a change in force to which they are exposed, or with an expired certificate. */
  exposed: number;
  /** Further instances with a change in force whose precondition they show. */
  preconditions: number;
}

/** All instances taken together. */
export interface Fleet {
  /** The worst header; null without an instance. */
  header: Verdict | null;
  /** The verdict in one sentence. */
  headline: string;
  /** What is behind it. */
  text: string;
  now?: Task;
  nextDate?: NextDate;
  /** Instances by platform and tier. */
  counts: Count[];
  /** Dates with the number of instances concerned. */
  timeline: TimelineEntry[];
  /** How many instances are exposed to something in force, from which day on. */
  course: CourseStep[];
  /** The order of the migrations. */
  order: FleetPlace[];
}

/** The verdict's header. */
export type Verdict = "go" | "noGo" | "nothingToMigrate" | "cannotTell";

/** A host name. */
export interface HostName {
  /** The name. */
  name: string;
  /** What it is for, as written. */
  hostType: string;
  /** Whether it is the instance's own default name. */
  default: boolean;
  /** As written. */
  certificateSource: string | null;
  /** Last day of validity. */
  expiry: string | null;
  /** Days until then. */
  daysLeft: number | null;
}

/** An input. */
export interface RecognisedInput {
  /** Its name. */
  name: string;
  /** Index of the input as it was given: the files of an archive share one. */
  given: number;
  /** Shape of the document with most instances. */
  shape: string;
  /** The shape in words. */
  title: string;
  /** Instances read from it. */
  instances: number;
  /** Notes about it. */
  notes: number;
  /** Its documents. */
  documents: RecognisedDocument[];
  /** The other shapes that its documents could be read as. */
  candidates: Candidate[];
}

/** A shape that an input could be read as. */
export interface Candidate {
  /** Shape. */
  shape: string;
  /** The shape in words. */
  title: string;
}

/** An instance. */
export interface Instance {
  /** Index in the report. */
  index: number;
  /** Name. */
  name: string;
  /** ARM id. */
  id: string | null;
  /** Subscription id. */
  subscription: string | null;
  /** Resource group. */
  resourceGroup: string | null;
  /** key=value. */
  tags: string[];
  /** Region as written. */
  location: string | null;
  /** Cloud. */
  cloud: "public" | "usgov" | "china" | "unknown";
  /** Tier and scale. */
  sku: Sku;
  /** Family of tiers. */
  family: "classic" | "v2" | "serverless" | "unknown";
  header: Verdict;
  /** What makes the header. */
  condition: string;
  /** The verdict in one sentence. */
  headline: string;
  /** What is behind it. */
  text: string;
  now: Task;
  nextDate?: NextDate;
  /** A date has passed by which it had to act. */
  pastDue: boolean;
  /** A dated change lies ahead. */
  announced: boolean;
  platform: Platform;
  /** Locations, primary first. */
  locations: Location[];
  /** As written. */
  virtualNetworkType: string | null;
  /** Network mode. */
  networkMode: "none" | "external" | "internal" | "unknown";
  /** Zones of the primary location. */
  zones: string[];
  zoneMode: ZoneMode;
  /** Facts. */
  facts: Fact[];
  /** Host names. */
  hosts: HostName[];
  /** Addresses created for the migration. */
  precreatedIps: string[];
  /** All endpoints are reported as blocked. */
  endpointsBlocked: boolean;
  /** Retirements and breaking changes. */
  exposures: Exposure[];
  /** The paths. */
  paths: MigrationPath[];
  /** Findings. */
  findings: Finding[];
  /** Findings that somebody answers for. */
  accepted?: AcceptedFinding[];
  /** What other tools say of it, as they say it. Decides nothing. */
  secondOpinions?: SecondOpinion[];
  /** What published rules of other tools would say; only where one instance is asked for. */
  published?: PublishedOpinion[];
  /** The instance as a resource of Azure Resource Manager: the report can be read as an input. */
  resource?: object;
  v2Fit?: V2Fit;
  /** The paths that a plan can be made along. */
  planned?: string[];
  plan?: Plan;
  /** Related reading. */
  reading: Source[];
}

/** A line of a list. */
export interface PlanItem {
  /** The text. */
  text: string;
  command?: Command;
}

/** A location. */
export interface Location {
  /** Region as written. */
  location: string | null;
  /** Region's display name. */
  region: string;
  /** Whether it is the primary location. */
  primary: boolean;
  platform: Platform;
  /** zones as written. */
  zones: string[];
  zoneMode: ZoneMode;
  /** Scale units, or the expression of a template as written. */
  capacity: number | string | null;
  /** Public addresses. */
  publicIps: string[];
  /** Private addresses. */
  privateIps: string[];
  /** Id of its subnet. */
  subnet: string | null;
  /** Whether the gateway is off here; null where the input does not say. */
  gatewayDisabled: boolean | null;
}

/** The nearest date ahead. */
export interface NextDate {
  /** The day. */
  date: string;
  /** Days from asOf. */
  days: number;
  /** What happens. */
  title: string;
  /** Index of the instance, for a fleet. */
  instance?: number;
}

/** Something that was noticed while reading. */
export interface Note {
  /** What it is about. */
  kind: string;
  /** How much it matters. */
  severity: "info" | "warning" | "error";
  /** What was found, what was expected, what is lost. */
  message: string;
  /** What to do. */
  advice?: string;
  /** A command that gets what is missing. */
  command?: string;
  offer?: Repair;
  excerpt?: Excerpt;
  /** Name of the input. */
  input: string;
  at: Place;
}

/** A repair that could change the meaning: it is done where `repairs` of the input names it. */
export interface Repair {
  /** Stable id. */
  id: string;
  /** What it would do. */
  title: string;
}

/** A piece of the line in which a place stands, without the values of secrets. */
export interface Excerpt {
  /** The piece. */
  text: string;
  /** The character of it that is meant, from 1. */
  caret: number;
}

/** A migration path. */
export interface MigrationPath {
  /** Letter, or v2. */
  id: "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L" | "v2";
  /** What it does. */
  title: string;
  /** Whether it can be taken. */
  status: "recommended" | "possible" | "blocked" | "needsFact" | "notApplicable";
  /** Why. */
  reasons: string[];
  /** The fact that is missing. */
  needs?: MissingFact;
  /** API downtime. */
  downtime: string;
  /** What happens to the address. */
  ipEffect: string;
  /** How long the old compute stays. */
  oldCompute: string;
  /** How long settings are locked. */
  configLock: string;
  /** Whether it can be undone. */
  reversible: string;
  /** What it costs. */
  cost: string;
  /** What the customer changes. */
  youChange: string;
  /** Whether API traffic is not interrupted. */
  withoutDowntime: boolean;
  source: Source;
}

/** A place in the order of the migrations. */
export interface FleetPlace {
  /** From 1. */
  number: number;
  /** Index of the instance. */
  instance: number;
  /** Its name. */
  name: string;
  /** The path it takes. */
  path: string;
  /** Why here. */
  why: string;
  /** What has to be true before it starts. */
  startsWhen: string;
}

/** A plan. */
export interface Plan {
  /** What it is for. */
  kind: "migrate" | "sideBySide" | "restore" | "findOut" | "maintain" | "nothing";
  /** The path it follows. */
  path?: string;
  /** Why this path and not the recommended one; empty where it is the recommended one. */
  choice: string;
  /** Title. */
  title: string;
  /** What it does. */
  summary: string;
  /** The window to book. */
  window: string;
  /** Who takes part. */
  roles: string[];
  /** The fresh export that decides. */
  gate?: Gate;
  /** What must be in place. */
  prerequisites: PlanItem[];
  /** What to find out first. */
  checks: Check[];
  /** Tables. */
  tables: Table[];
  /** The steps in order. */
  steps: Step[];
  /** How to see that it worked. */
  verification: PlanItem[];
  /** The way back. */
  rollback: PlanItem[];
  /** Afterwards. */
  cleanup: PlanItem[];
  /** What the input cannot answer. */
  questions: string[];
  /** A notice; empty where none is needed. */
  notice: string;
}

/** A platform verdict. */
export interface Platform {
  /** platformVersion as written. */
  reported: string | null;
  /**
   * stv1, stv2, stv2.1, mtv1, v2, undetermined, mixed, unknown, or an unlisted value as written.
   */
  verdict: string;
  /** Inferred from other fields; stv2 may then be stv2.1. */
  inferred: boolean;
  confidence: Confidence;
  /** The evidence. */
  because: Evidence[];
}

/** The document that a fact comes from. */
export interface Source {
  /** Short name. */
  title: string;
  /** Where it can be read. */
  url: string;
  /** The document's own date; empty where it has none. */
  dated: string;
  /** The day on which the fact was last held against it. */
  checked: string;
}

/** The one thing to do now. */
export interface Task {
  /** What. */
  title: string;
  /** Why, and what follows. */
  text: string;
  command?: Command;
}

/** The sign it carries. */
export type Urgency = "pastDue" | "action" | "check" | "note";

/** What the zones mean. */
export type ZoneMode = "automatic" | "zoneRedundant" | "zonal" | "none" | "notOffered" | "unknown";

/** One cell. */
export interface Count {
  /** Platform. */
  platform: string;
  /** Tier. */
  tier: string;
  /** How many. */
  instances: number;
}

/** One date. */
export interface TimelineEntry {
  /** The day. */
  date: string;
  /** Days from asOf. */
  days: number;
  /** What happens. */
  title: string;
  urgency: Urgency;
  /** How many. */
  instances: number;
}

/** Tier and scale. */
export interface Sku {
  /** sku.name as written. */
  name: string | null;
  /** Scale units, or the expression of a template as written. */
  capacity: number | string | null;
  /** Display name of a listed tier. */
  display: string | null;
  /** Most units in one region. */
  maximum: number | null;
}

/** The fact that is missing. */
export interface MissingFact {
  /** Which. */
  fact: string;
  /** How it is settled. */
  how: string;
  command?: Command;
}

/** The fresh export that decides. */
export interface Gate {
  /** Why it comes first. */
  text: string;
  command: Command;
  /** What follows from each answer. */
  answers: Answer[];
}

/** A check. */
export interface Check {
  /** Letter. */
  id: string;
  /** What. */
  title: string;
  command: Command | null;
  /** A good answer. */
  good: string;
  /** What follows from another. */
  otherwise: string;
}

/** A table. */
export interface Table {
  /** Title. */
  title: string;
  /** Columns. */
  columns: string[];
  /** Rows. */
  rows: string[][];
}

/** A step. */
export interface Step {
  /** From 1. */
  number: number;
  /** What. */
  title: string;
  /** Who. */
  who: string;
  /** By when. */
  by: string;
  /** What exactly. */
  text: string;
  /** A range and its reason. */
  duration: string;
  /** Commands. */
  commands: Command[];
  /** No way back once it has succeeded. */
  pointOfNoReturn: boolean;
}

/** An answer. */
export interface Answer {
  /** It says. */
  answer: string;
  /** Then. */
  then: string;
}

/** How an instance fits the v2 tiers. */
export interface V2Fit {
  /** A verdict for each of Basic v2, Standard v2 and Premium v2, in this order. */
  tiers: TierFit[];
  /** What the verdicts rest on. */
  points: FitPoint[];
  /** What the input cannot answer and may turn them. */
  questions: FitQuestion[];
  /** What moving means, whatever the tier. */
  moving: string[];
}

/** The verdict on one v2 tier. */
export interface TierFit {
  /** BasicV2, StandardV2 or PremiumV2. */
  sku: string;
  /** The tier's display name. */
  name: string;
  /** Whether it would do. */
  verdict: "fits" | "withChanges" | "cannotTell" | "doesNotFit";
  /** What makes the verdict. */
  summary: string;
  /** The network that would replace today's. */
  network: string;
}

/** One thing that the instance shows, and what each v2 tier makes of it. */
export interface FitPoint {
  /** Stable id. */
  id: string;
  /** What it is about. */
  title: string;
  /** What the instance shows. */
  here: string;
  /** What each tier makes of it, in the order of the verdicts. */
  tiers: TierPoint[];
  source: Source;
}

/** What a v2 tier makes of a point. */
export interface TierPoint {
  /** How much it weighs. */
  weight: "fits" | "note" | "change" | "open" | "blocker";
  /** Why. */
  text: string;
}

/** A question whose answer is not in the input. */
export interface FitQuestion {
  /** Stable id. */
  id: string;
  /** The question. */
  text: string;
  /** What a good answer is. */
  good: string;
  /** What follows from another. */
  otherwise: string;
  command?: Command;
  source: Source;
}
