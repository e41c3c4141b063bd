/** The words of statistics and of the yearly evaluation, as in `field-words.ts`. */
export const evaluationWords = `
through | 截至的封存 · Sealed up to | 依据的是截至该封存的日志；空为尚未封存。 · It is made of the log up to this seal; null as long as nothing was sealed.
SealedUpTo.number | 分段序号 · Segment | 日志分段的序号。 · The number of the segment of the log. | 00000024
SealedUpTo.madeAt | 封存时间 · Sealed | 分段封存的时间。 · When the segment was sealed. | 2026-09-24T09:00:00.000+08:00
Statistics.median | 中位数 · Median | 各部门各项的中位数。 · The median of each figure over departments.
figures | 统计数 · Figures | 部门在该期间的各项统计数。 · What the statistics say of the department.
Figures.entries | 目录 · Entries | 目录条目的统计。 · The figures of its entries.
Figures.updates | 目录更新 · Updates | 目录是否按时更新（第九条）。 · Whether the catalog was updated in time (article 9).
Figures.requests | 申请 · Requests | 发出和收到的申请。 · The requests that it sent and received.
Figures.replies | 答复 · Replies | 是否按时答复（第十五条）。 · Whether requests were answered in time (article 15).
Figures.provision | 提供 · Provision | 同意后是否按时提供。 · Whether data was provided in time.
Figures.corrections | 校核 · Corrections | 疑义数据的校核（第十二条）。 · The corrections (article 12).
Figures.use | 使用 · Use | 取得数据的使用情况。 · How the data that it was granted is used.
rectifications | 整改 · Rectifications | 是否按时整改。 · Whether rectifications were made in time.
Figures.collections | 采集 · Collections | 被认定为重复采集的条目和采集登记。 · Entries and collections that were found to be duplicates.
duplicates | 重复采集 · Duplicates | 被认定为重复采集且未撤销的项数。 · How many were found to be duplicates and still are. | 0
Figures.security | 安全 · Security | 安全任务是否按时完成，以及负有责任的安全事件。 · Whether tasks of security were done in time, and incidents that it answers for.
incidents | 安全事件 · Incidents | 已结案且由本部门负责的安全事件数。 · How many closed incidents it answers for. | 0
reviews | 审定 · Reviews | 主管部门自身是否按时审定、协调。 · Whether the bureau itself reviewed and coordinated in time.
EntryFigures.published | 已发布 · Published | 期末已发布的条目数。 · How many entries are published at the end. | 35
EntryFigures.withdrawn | 已撤销 · Withdrawn | 期内撤销的条目数。 · How many were withdrawn. | 1
attached | 挂接率 · Attached | 可共享的条目中已有数据可取的比例，0 至 1。 · The share of entries whose data can be had, of those that may be shared, from 0 to 1. | 0.8
revised | 已更新 · Revised | 期内发布的新版本数。 · How many new versions were published. | 12
returned | 被退回 · Returned | 期内被主管部门退回的次数。 · How often the bureau returned one. | 2
inTime | 按时 · In time | 按时办结的件数。 · How many were done in time. | 18
Timeliness.late, CorrectionFigures.late, SecurityFigures.late | 逾期 · Late | 逾期的件数，不论后来是否办结。 · How many dates were missed, whenever the work was done. | 2
rate | 按时率 · In time, share | 按时的比例，0 至 1；空为没有应办事项。 · The share in time, from 0 to 1; null where nothing was owed. | 0.9
Timeliness.median, CorrectionFigures.median, SecurityFigures.median | 中位天数 · Median days | 办理工作日数的中位数；空为没有办结的。 · The median of the working days it took; null where nothing was done. | 3
p90 | 九成天数 · Ninth decile | 九成事项在这么多个工作日内办结；空为没有办结的。 · The working days within which nine of ten were done; null where nothing was done. | 5
sent | 发出 · Sent | 发出的申请数。 · How many requests it sent. | 9
received | 收到 · Received | 收到的件数。 · How many it received. | 21
RequestFigures.agreed | 同意 · Agreed | 全部同意的件数。 · How many were agreed to. | 15
partlyAgreed | 部分同意 · Agreed in part | 部分同意的件数。 · How many were agreed to in part. | 3
disputed | 协商 · Disputed | 进入协商的件数。 · How many went on to a negotiation. | 1
made | 提出 · Made | 提出的校核件数。 · How many it reported. | 4
corrected | 已更正 · Corrected | 已更正的件数。 · How many were corrected. | 5
verified | 核实无误 · Verified | 核实无误的件数。 · How many were verified as right. | 1
contested | 被异议 · Objected to | 答复被提出异议的次数。 · How often an answer was objected to. | 1
rated | 已评价 · Rated | 已评价的件数。 · How many were rated. | 4
CorrectionFigures.solved | 解决率 · Solved, share | 评价为已解决的比例，0 至 1。 · The share of rated answers that solved the matter, from 0 to 1. | 0.75
CorrectionFigures.stars | 平均星级 · Stars | 使用部门评价的平均星级，1 至 5。 · What requesters gave on average, from 1 to 5. | 4.5
UseFigures.grants | 使用的授权 · Grants in use | 期内取数或者使用的授权数。 · How many grants it took or used data of. | 6
UseFigures.records | 使用记录 · Records of use | 登记的使用记录数。 · How many records of use it kept. | 8
daysOfUse | 使用天数 · Days of use | 经接口取数的天数，各授权分别计。 · On how many days it fetched data, for each grant. | 120
recorded | 登记率 · Recorded, share | 有使用记录的授权所占比例，0 至 1。 · The share of these grants that have a record of use, from 0 to 1. | 0.9
FactList.items | 事实 · Facts | 统计所依据的事实。 · The facts behind the figures.
Fact.day | 日期 · Day | 计入哪一天。 · The day for which it counts.
Fact.about, EvaluationReadDelay.about | 事项 · Case | 所依据的事项或者条目。 · The case or the entry behind it. | req_01k5wv1m6t8e0b7q9z3c4d5f6g
Fact.days | 工作日数 · Days | 自收到起用了多少个工作日。 · How many working days it took. | 3
Fact.answer | 答复 · Answer | 作出的答复；空为不涉及。 · The answer; null where there is none.
Fact.late | 逾期 · Late | 是否逾期；空为不涉及。 · Whether it was late; null where nothing was owed.
Fact.stars | 星级 · Stars | 评价的星级。 · The stars that it was given. | 5
Fact.solved | 已解决 · Solved | 是否解决。 · Whether it solved the matter.
weight | 权重 · Weight | 该项在一百分中占多少分。 · How many of the hundred points it has. | 15
measure | 计算方法 · Measure | 由日志计算时所用的方法；空为由部门评分。 · How it follows from the log; null where a department scores it. | replies
scoredBy | 评分部门 · Scored by | 由哪个部门的评估人员评分；空为由日志计算。 · The department whose evaluators score it; null where it follows from the log. | 21
tally | 计数 · Tally | 计什么的次数。 · What is counted. | rectifications-late
points | 分值 · Points | 多少分；空为未测算。 · How many points; null where it is not measured. | 13.5
indicators | 指标 · Indicators | 各项指标及其权重。 · What is judged, with weights.
deductions | 扣分项 · Deductions | 每发生一次扣多少分。 · What costs points each time.
vetoes | 否决项 · Vetoes | 发生即列末等。 · What leads to the last band whenever it happens.
bands | 等次 · Bands | 从高到低，各自的最低分。 · From the highest down, each with its least points.
leastMeasured | 最少测算分 · Least measured | 测算的权重低于此数的，不参加排名。 · With less of the weight measured, a department is not ranked. | 40
objectionDays | 异议期 · Days to object | 各部门可以提出异议的工作日数。 · The working days in which departments may object. | 10
terms | 方案内容 · Terms | 方案的全部内容。 · All that the scheme says.
SchemeTerms.year | 年度 · Year | 自哪个年度的评估起适用。 · From the evaluation of this year on. | 2026
scheme | 方案 · Scheme | 所用方案的编号；own 为系统自带的方案。 · The id of the scheme; own is that of the product. | own
indicator | 指标 · Indicator | 指标的编号。 · The id of the indicator. | replies
ObjectEvaluationInput.indicator, Objection.indicator | 指标 · Indicator | 所异议的指标；空为对总体结果。 · What is objected to; null for the result as a whole. | replies
share | 得分率 · Share | 0 至 1；空为未测算。 · From 0 to 1; null where it is not measured. | 0.9
unmeasured | 未测算的原因 · Why not measured | 尚无数据来源、没有应办事项、属本部门，或者无人评分；空为已测算。 · Nothing tells it yet, there was no occasion, it would be one’s own, or nobody scored it; null where it is measured. | no-source
adjusted | 已调整 · Adjusted | 是否因异议而调整。 · Whether an objection changed it.
Score.remark | 评语 · Remark | 评估人员的评语。 · What the evaluator remarks. | 台账齐全，演练记录较少
scores | 得分 · Scores | 各项得分。 · What each came to.
Evaluated.measured | 已测算 · Measured | 已测算的权重，未测算的由其分担。 · The weight that is measured; what is not measured is spread over it. | 95
Evaluated.total | 总分 · Total | 百分制，扣分之后；空为测算不足，不参加排名。 · Of a hundred, after deductions; null where too little is measured. | 91.25
band | 等次 · Band | 等次的编号；空为不参加排名。 · The id of the band; null where it is not ranked. | excellent
rank | 名次 · Rank | 从 1 起，同分同名次；空为不参加排名。 · From 1; null where it is not ranked. | 3
weakest | 改进重点 · To improve on | 失分最多的指标，最多在前。 · The indicators that cost most points, the worst first. | replies
decision=approve | 审定 · Approve | 审定并公布。 · The result is approved, and published.
decision=upheld | 采纳 · Uphold | 采纳异议并调整得分。 · The objection is upheld, with the new score.
decision=dismissed | 不予采纳 · Dismiss | 不予采纳，说明理由。 · It is dismissed, with the reason.
results | 结果 · Results | 各部门的结果；公布前只见本部门的。 · What departments came to; until it is published, that of the caller’s own.
tables | 表 · Tables | 报告中的表。 · The tables of a report.
columns | 列 · Columns | 表的各列。 · The columns of a table.
wide | 列宽 · Width | 列宽的比例。 · The width in relation to the other columns. | 4
drawn | 图示 · Drawn | 以条形或者底色表示；空为只有文字。 · As a bar or a shade; null for text alone. | bar
cells | 单元格 · Cells | 各格的文字。 · The texts of the cells. | 义马市民政局
shares | 比例 · Shares | 各格图示的比例，0 至 1；空为不图示。 · The share that each cell shows, from 0 to 1; null where none is drawn. | 0.9
delays | 逾期最久的事项 · Longest delays | 逾期办结的事项中用时最长的。 · What took longest of what was late.
EvaluationReadDelay.days | 用时 · Days taken | 用了多少个工作日。 · How many working days it took. | 15
objections | 异议 · Objections | 各部门的异议和答复。 · What departments objected to, with the answers.
objectUntil | 异议截止 · Objections until | 可以提出异议的最后一日；空为尚未征求意见。 · The last day on which departments may object; null until the draft is opened.
begun | 开始 · Begun | 何时由谁开始。 · When it was begun, and by whom.
begunAt | 开始时间 · Begun | 何时开始。 · When it was begun.
opened | 征求意见 · Opened | 何时由谁征求意见；空为尚未。 · When the draft was opened, and by whom; null until then.
concluded | 报审 · Concluded | 何时由谁报市政府审定；空为尚未。 · When it was laid before the city government, and by whom; null until then.
`;
