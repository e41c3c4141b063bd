import * as z from 'zod';
import { inOrder } from '../../domain/calendar/time.ts';
import { answerSchema, complaintSchema, ledSchema, passingSchema } from '../../domain/complaints/complaint-fields.ts';
import { shortText } from '../../domain/prose.ts';
import { circularDraftSchema, circularSchema } from '../../domain/rectifications/circular-fields.ts';
import { cited, ORDER_809 } from '../../domain/regulations.ts';
import { inOffice, type Route, readersOfCirculars, routesOf } from '../route.ts';
import * as circulars from '../schemas/circular.ts';
import { byId, day } from '../schemas/common.ts';
import * as complaints from '../schemas/complaint.ts';

const complaint = routesOf('rectifications', {
  roles: inOffice,
  article: cited(ORDER_809, '第三十七条'),
  params: byId('cmp'),
});
const handling = ['staff', 'head', 'bureau', 'government'] as const;
const ofComplaint = { response: complaints.complaintCase, refusals: ['not-your-step', 'step-closed'] } as const;

/** Complaints and reports of citizens and firms (Order 809 art. 37). */
export const complaintsRoutes = {
  createComplaint: complaint.begin('/v1/complaints', {
    roles: ['staff', 'head', 'bureau'],
    summary: { zh: '登记投诉举报', en: 'Register a complaint' },
    body: complaintSchema,
    response: complaints.complaintCase,
    refusals: ['not-yet', 'unknown-department', 'links-unknown'],
  }),
  listComplaints: complaint.list('/v1/complaints', {
    summary: { zh: '投诉举报列表', en: 'List complaints' },
    query: {
      side: z.enum(['received', 'handled', 'all']).default('handled'),
      status: complaints.complaintStatus.optional(),
    },
    item: complaints.complaint,
    refusals: ['role-missing'],
  }),
  countComplaints: complaint.query('/v1/complaints/counts', {
    summary: { zh: '投诉举报统计', en: 'Count complaints' },
    /** By the day of receipt; left out: this year. */
    query: inOrder(z.strictObject({ from: day.optional(), to: day.optional() })),
    response: complaints.complaintCounts,
  }),
  getComplaint: complaint.show('/v1/complaints/{id}', {
    recorded: true,
    summary: { zh: '查看投诉举报', en: 'Read a complaint' },
    response: complaints.complaintCase,
  }),
  passComplaint: complaint.decide('/v1/complaints/{id}/pass', {
    ...ofComplaint,
    roles: ['staff', 'head', 'bureau'],
    summary: { zh: '转办投诉举报', en: 'Pass a complaint on' },
    body: passingSchema,
    refusals: [...ofComplaint.refusals, 'passed-already', 'passed-nowhere', 'unknown-department'],
  }),
  answerComplaint: complaint.decide('/v1/complaints/{id}/answer', {
    ...ofComplaint,
    roles: handling,
    summary: { zh: '答复投诉举报', en: 'Answer a complaint' },
    body: answerSchema,
    refusals: [...ofComplaint.refusals, 'same-person', 'complained-of', 'nothing-done'],
  }),
  linkComplaint: complaint.decide('/v1/complaints/{id}/link', {
    ...ofComplaint,
    roles: handling,
    summary: { zh: '关联由此引起的事项', en: 'Link the case that a complaint led to' },
    body: ledSchema,
    refusals: ['not-your-step', 'links-unknown', 'linked-already', 'case-full'],
  }),
} as const satisfies Record<string, Route>;

const circular = routesOf('rectifications', {
  roles: ['bureau', 'government'],
  article: cited(ORDER_809, '第二十九条'),
  params: byId('cir'),
});
const ofCircular = { response: circulars.circularCase, refusals: ['not-your-step', 'step-closed'] } as const;

/** Notices of criticism to all departments (Order 809 art. 29). */
export const circularsRoutes = {
  createCircular: circular.begin('/v1/circulars', {
    summary: { zh: '起草通报', en: 'Draft a notice of criticism' },
    body: circularDraftSchema,
    response: circulars.circularCase,
    refusals: ['not-your-step', 'unknown-department', 'circular-unfounded', 'ground-of-bureau', 'facts-unknown'],
  }),
  listCirculars: circular.list('/v1/circulars', {
    roles: readersOfCirculars,
    summary: { zh: '通报列表', en: 'List notices of criticism' },
    query: { side: z.enum(['issued', 'all']).default('issued'), status: circulars.circularStatus.optional() },
    item: circulars.circular,
    refusals: ['role-missing'],
  }),
  getCircular: circular.show('/v1/circulars/{id}', {
    roles: readersOfCirculars,
    summary: { zh: '查看通报', en: 'Read a notice of criticism' },
    response: circulars.circularCase,
  }),
  updateCircular: circular.decide('/v1/circulars/{id}', {
    ...ofCircular,
    method: 'PUT',
    summary: { zh: '修改通报草稿', en: 'Revise the draft of a notice of criticism' },
    body: circularSchema,
    refusals: [...ofCircular.refusals, 'ground-of-bureau', 'facts-unknown'],
  }),
  issueCircular: circular.decide('/v1/circulars/{id}/issue', {
    ...ofCircular,
    summary: { zh: '签发通报', en: 'Issue a notice of criticism' },
    refusals: [...ofCircular.refusals, 'same-person'],
  }),
  discardCircular: circular.decide('/v1/circulars/{id}/discard', {
    ...ofCircular,
    summary: { zh: '不予签发通报', en: 'Discard the draft of a notice of criticism' },
    body: z.strictObject({ reason: shortText }),
  }),
  retractCircular: circular.decide('/v1/circulars/{id}/retract', {
    ...ofCircular,
    summary: { zh: '提出撤回通报', en: 'Propose to withdraw a notice of criticism' },
    body: z.strictObject({ reason: shortText }),
  }),
  answerRetraction: circular.decide('/v1/circulars/{id}/answer-retraction', {
    ...ofCircular,
    summary: { zh: '决定是否撤回通报', en: 'Withdraw a notice of criticism, or let it stand' },
    body: z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('retract') }),
      z.strictObject({ decision: z.literal('keep'), reason: shortText }),
    ]),
    refusals: [...ofCircular.refusals, 'same-person'],
  }),
} as const satisfies Record<string, Route>;
