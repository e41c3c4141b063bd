/** Who is liable for what, printed on every form and shown with every grant (article 22). */
export const liability = {
  zh: '提供部门承担政务信息资源采集、核准和提供过程的信息资源质量管理责任。使用部门发生的信息资源安全事故责任由使用部门承担，提供部门和政务信息资源主管部门不承担连带责任（第二十二条）。',
  en: 'The provider answers for the quality of the data; the requester alone answers for security incidents in its use (art. 22).',
};
