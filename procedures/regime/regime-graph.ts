import { defaultExtensionLimit, defaultSupplementDays } from '../../domain/deadline-terms.ts';
import type { ExtensionElement, FlowGraph, GraphBody, GraphFlow, GraphNode } from '../drawing/flow-graph.ts';

/** The limit of the intake, by channel and procedure, counted anew from a supplement. */
const intakeTerm =
  '={amount: intake.amount, unit: intake.unit, since: intakeSince, agency: intake.agency, article: intake.article}';

/** What a desk can have entered wrongly, each field shown as it is recorded: only what is changed is corrected. */
const correction: readonly ExtensionElement[] = [
  bound('applicantName', 'Chủ hồ sơ', 'text', 'applicant.name'),
  bound('personalId', 'Số định danh', 'text', 'applicant.personalId'),
  bound('birthDate', 'Ngày sinh', 'date', 'applicant.birthDate'),
  bound('phone', 'Điện thoại', 'text', 'applicant.phone'),
  bound('address', 'Địa chỉ', 'text', 'applicant.address'),
  bound('caseCode', 'Trường hợp', 'choice', 'case', { routing: 'true' }),
  bound('channel', 'Hình thức nộp', 'choice', 'channel', {
    routing: 'true',
    choices: 'direct:Trực tiếp,online:Trực tuyến,post:Bưu chính công ích',
  }),
  bound('components', 'Thành phần hồ sơ đã nhận', 'components', 'components'),
  field('reason', 'Lý do đính chính', 'longtext', true),
];

/**
 * The one-stop regime that every procedure shares, after NĐ 118/2025/NĐ-CP, TT 03/2025/TT-VPCP and NQ 66.7/2025/NQ-CP:
 * look-up, intake, fee, handling with supplement, pause, extension, withdrawal and stop, and return of the result. The
 * call activity runs the procedure's own process. `regime.json` names its parameters and the sources of each.
 *
 * Variables it expects at the start: intake (amount, unit, article, agency), channel, feeMoment, feeAmount, pausePolicy, supplementLimit, supplementDays,
 * extensionLimit, caseCode, procedureCode, digitise. `joint` is true for a part of a joint service: the joint desk has checked its papers once and
 * returns the results of all parts together (NĐ 61/2018 Art. 19(6)(7), NĐ 63/2024 Art. 7).
 */
export const regimeGraph: FlowGraph = {
  id: 'Process_MotCua',
  name: 'Tiếp nhận, giải quyết và trả kết quả theo cơ chế một cửa',
  lanes: [
    { id: 'Lane_CoSoDuLieu', name: 'Cơ sở dữ liệu' },
    { id: 'Lane_CongDan', name: 'Công dân, tổ chức' },
    { id: 'Lane_MotCua', name: 'Bộ phận Một cửa' },
    { id: 'Lane_CoQuan', name: 'Cơ quan có thẩm quyền giải quyết' },
  ],
  ...rootBody(),
};

function rootBody(): GraphBody {
  const citizen = 'Lane_CongDan';
  const desk = 'Lane_MotCua';
  const agency = 'Lane_CoQuan';
  const data = 'Lane_CoSoDuLieu';
  const nodes: GraphNode[] = [
    {
      id: 'Start_NopHoSo',
      type: 'startEvent',
      name: 'Nộp hồ sơ',
      lane: citizen,
      extensions: [mapping(output('=now()', 'intakeSince')), milestone('leave', 'submitted')],
    },
    {
      id: 'Gateway_LienThong',
      type: 'exclusiveGateway',
      name: 'Một phần của thủ tục liên thông?',
      lane: citizen,
      defaultFlow: 'Flow_KhongLienThong',
    },
    {
      id: 'Service_TraCuuDanCu',
      type: 'serviceTask',
      name: 'Tra cứu CSDL quốc gia về dân cư',
      lane: data,
      extensions: [
        { type: 'zeebe:taskDefinition', attributes: { type: 'population.lookup' } },
        { type: 'tthc:dataSource', attributes: { database: 'population' } },
        status(1),
      ],
    },
    {
      id: 'Gateway_TraCuu',
      type: 'exclusiveGateway',
      name: 'Kết quả tra cứu?',
      lane: data,
      defaultFlow: 'Flow_DuLieuThieu',
    },
    {
      id: 'Task_DoiChieuGiayTo',
      type: 'userTask',
      name: 'Đối chiếu giấy tờ thay cho dữ liệu',
      lane: desk,
      extensions: [...deskTask('received', { term: intakeTerm }), ...onlyOption('confirm', 'Đã đối chiếu'), status(1)],
    },
    {
      id: 'Task_HuongDanDuLieu',
      type: 'userTask',
      name: 'Kiểm tra, hướng dẫn chỉnh sửa dữ liệu',
      lane: desk,
      track: 1,
      extensions: [
        ...deskTask('received', { term: intakeTerm, legalBasis: 'Điều 8 Nghị quyết 66.7/2025/NQ-CP' }),
        ...onlyOption('confirm', 'Đã kiểm tra, hướng dẫn'),
        status(1),
      ],
    },
    {
      id: 'Task_KiemTraHoSo',
      type: 'userTask',
      name: 'Kiểm tra hồ sơ',
      lane: desk,
      extensions: [
        ...deskTask('received', {
          resultVariable: 'kiemTraHoSo',
          term: intakeTerm,
          legalBasis: 'Điều 17 Nghị định 118/2025/NĐ-CP',
        }),
        option('accept', 'Tiếp nhận', 'primary'),
        option('request-supplement', 'Yêu cầu bổ sung, hoàn thiện', 'default', [
          field('components', 'Thành phần cần bổ sung', 'components'),
          field('content', 'Nội dung cần bổ sung, hoàn thiện', 'longtext', true),
        ]),
        option('refuse', 'Từ chối tiếp nhận', 'danger', [field('reason', 'Lý do từ chối', 'longtext', true)]),
        status(1),
      ],
    },
    withdrawal('Event_RutKhiKiemTra', 'Task_KiemTraHoSo', desk),
    {
      id: 'Gateway_KiemTraHoSo',
      type: 'exclusiveGateway',
      name: 'Kết quả kiểm tra?',
      lane: desk,
      defaultFlow: 'Flow_TiepNhan',
    },
    {
      id: 'Event_PhieuBoSung',
      type: 'intermediateThrowEvent',
      name: 'Phiếu yêu cầu bổ sung (mẫu 02)',
      lane: desk,
      track: 1,
      extensions: [slip('02')],
    },
    {
      id: 'Wait_BoSung',
      type: 'receiveTask',
      name: 'Bổ sung, hoàn thiện hồ sơ',
      lane: citizen,
      message: 'supplement-received',
      extensions: [supplementReceived(), mapping(output('=now()', 'intakeSince')), status(5)],
    },
    {
      id: 'Event_HetHanBoSung',
      type: 'boundaryEvent',
      name: 'Hết thời hạn bổ sung',
      lane: citizen,
      attachedTo: 'Wait_BoSung',
      event: supplementTerm(),
    },
    withdrawal('Event_RutKhiBoSung', 'Wait_BoSung', citizen),
    {
      id: 'End_TuChoiTiepNhan',
      type: 'endEvent',
      name: 'Từ chối tiếp nhận (mẫu 03)',
      lane: desk,
      track: 2,
      extensions: [status(3), milestone('enter', 'refused'), slip('03')],
    },
    {
      id: 'Gateway_ThuPhiTruoc',
      type: 'exclusiveGateway',
      name: 'Thu phí khi tiếp nhận?',
      lane: desk,
      defaultFlow: 'Flow_KhongThuTruoc',
    },
    {
      id: 'Task_ThuPhiTruoc',
      type: 'userTask',
      name: 'Thu phí, lệ phí khi tiếp nhận',
      lane: desk,
      track: 1,
      extensions: feeTask('received'),
    },
    paidOnline('Event_DaNopTruoc', 'Task_ThuPhiTruoc', desk),
    withdrawal('Event_RutKhiThuPhi', 'Task_ThuPhiTruoc', desk),
    {
      id: 'Event_TiepNhan',
      type: 'intermediateThrowEvent',
      name: 'Giấy tiếp nhận và hẹn trả kết quả (mẫu 01)',
      lane: desk,
      extensions: [milestone('enter', 'accepted'), slip('01')],
    },
    { id: 'Gateway_SoHoa', type: 'inclusiveGateway', name: 'Chuyển giải quyết, số hóa', lane: desk },
    {
      id: 'Task_SoHoa',
      type: 'userTask',
      name: 'Số hóa thành phần hồ sơ',
      lane: desk,
      track: 1,
      documentation:
        'Song song với việc giải quyết, không làm chậm việc trả kết quả; không có đối với hồ sơ trực tuyến.',
      extensions: [
        ...deskTask('received', { legalBasis: 'Điều 5 Thông tư 03/2025/TT-VPCP' }),
        option(
          'digitise',
          'Hoàn thành số hóa',
          'primary',
          [
            bound('digitised', 'Đã số hóa', 'components', 'papers-to-digitise'),
            bound('reused', 'Tái sử dụng bản đã số hóa', 'components', 'papers-to-reuse'),
            bound('reusedResults', 'Tái sử dụng từ kết quả hồ sơ khác', 'components', 'papers-to-reuse-results'),
          ],
          'digitisation',
        ),
      ],
    },
    { id: 'End_SoHoa', type: 'endEvent', name: 'Đã số hóa', lane: desk, track: 1 },
    {
      id: 'SubProcess_GiaiQuyet',
      type: 'subProcess',
      name: 'Giải quyết hồ sơ',
      lane: agency,
      body: handlingBody(),
      extensions: [
        mapping(
          input('=0', 'supplementCount'),
          input('=false', 'supplementOpen'),
          input('=false', 'paused'),
          input('=0', 'extensionCount'),
          input(`=if extensionLimit = null then ${defaultExtensionLimit} else extensionLimit`, 'extensionLimit'),
          input('=false', 'handOverOpen'),
          output('=resolution', 'resolution'),
        ),
        status(2),
      ],
    },
    {
      id: 'Event_QuaHanBoSung',
      type: 'boundaryEvent',
      name: 'Quá hạn bổ sung',
      lane: agency,
      attachedTo: 'SubProcess_GiaiQuyet',
      event: expiry(),
    },
    {
      id: 'Event_DungGiaiQuyet',
      type: 'boundaryEvent',
      name: 'Dừng giải quyết',
      lane: agency,
      attachedTo: 'SubProcess_GiaiQuyet',
      event: { kind: 'message', message: 'stop' },
      extensions: [
        messageAction('stop', 'Dừng giải quyết', 'leader', 'decides', 'danger', [
          field('reason', 'Lý do dừng', 'longtext', true),
        ]),
      ],
    },
    withdrawal('Event_RutHoSo', 'SubProcess_GiaiQuyet', agency),
    {
      id: 'Task_TraHoSoRut',
      type: 'userTask',
      name: 'Kiểm tra yêu cầu rút, trả lại hồ sơ',
      lane: agency,
      extensions: [
        ...deskTask('received', { legalBasis: 'Điều 7 Thông tư 03/2025/TT-VPCP' }),
        ...onlyOption('hand-back', 'Đã trả lại hồ sơ'),
        status(7),
      ],
    },
    {
      id: 'End_RutHoSo',
      type: 'endEvent',
      name: 'Đã rút hồ sơ (mẫu 05)',
      lane: agency,
      event: { kind: 'terminate' },
      extensions: [status(7), milestone('enter', 'withdrawn'), slip('05')],
    },
    {
      id: 'End_DungGiaiQuyet',
      type: 'endEvent',
      name: 'Dừng giải quyết (mẫu 05)',
      lane: agency,
      event: { kind: 'terminate' },
      extensions: [status(8), milestone('enter', 'stopped'), slip('05')],
    },
    {
      id: 'End_DongHoSo',
      type: 'endEvent',
      name: 'Đóng hồ sơ do không bổ sung (mẫu 05)',
      lane: agency,
      event: { kind: 'terminate' },
      extensions: [status(8), milestone('enter', 'stopped'), slip('05')],
    },
    {
      id: 'End_RutTruocTiepNhan',
      type: 'endEvent',
      name: 'Đã rút hồ sơ',
      lane: citizen,
      extensions: [status(7), milestone('enter', 'withdrawn')],
    },
    {
      id: 'End_KhongBoSung',
      type: 'endEvent',
      name: 'Đóng hồ sơ do không bổ sung',
      lane: citizen,
      extensions: [status(8), milestone('enter', 'stopped')],
    },
    {
      id: 'Event_DaGiaiQuyet',
      type: 'intermediateThrowEvent',
      name: 'Đã có kết quả',
      lane: desk,
      extensions: [milestone('enter', 'finished')],
    },
    {
      id: 'Gateway_TraLienThong',
      type: 'exclusiveGateway',
      name: 'Trả chung với thủ tục liên thông?',
      lane: desk,
      defaultFlow: 'Flow_TraRieng',
    },
    {
      id: 'End_ChuyenLienThong',
      type: 'endEvent',
      name: 'Đã chuyển kết quả về hồ sơ liên thông',
      lane: desk,
      track: 2,
      extensions: [status(10), milestone('enter', 'returned')],
    },
    {
      id: 'Gateway_ThuPhiSau',
      type: 'exclusiveGateway',
      name: 'Thu phí khi trả kết quả?',
      lane: desk,
      defaultFlow: 'Flow_KhongThuSau',
    },
    {
      id: 'Task_ThuPhiSau',
      type: 'userTask',
      name: 'Thu phí, lệ phí khi trả kết quả',
      lane: desk,
      track: 1,
      extensions: feeTask('returns'),
    },
    paidOnline('Event_DaNopSau', 'Task_ThuPhiSau', desk),
    {
      id: 'Task_TraKetQua',
      type: 'userTask',
      name: 'Trả kết quả',
      lane: desk,
      extensions: [
        ...deskTask('returns', { legalBasis: 'Điều 22 Nghị định 118/2025/NĐ-CP' }),
        option(
          'return-result',
          'Trả kết quả',
          'primary',
          [field('recipient', 'Người nhận kết quả', 'text'), field('note', 'Ghi chú', 'text'), ...rating(false)],
          'rating',
        ),
        status(9),
      ],
    },
    {
      id: 'Event_ChuaNhanKetQua',
      type: 'boundaryEvent',
      name: 'Quá 30 ngày chưa nhận',
      lane: desk,
      attachedTo: 'Task_TraKetQua',
      interrupting: false,
      event: { kind: 'timer', as: 'timeDuration', value: 'P30D' },
    },
    {
      id: 'End_NhacNhanKetQua',
      type: 'endEvent',
      name: 'Nhắc nhận kết quả',
      lane: desk,
      event: { kind: 'message', message: 'uncollected-result' },
    },
    {
      id: 'End_DaTraKetQua',
      type: 'endEvent',
      name: 'Đã trả kết quả',
      lane: desk,
      extensions: [
        status(10),
        milestone('enter', 'returned'),
        {
          type: 'tthc:afterwards',
          attributes: {
            action: 'rate',
            name: 'Đánh giá mức độ hài lòng',
            by: 'citizen,desk',
            agency: 'returns',
            days: '30',
            records: 'rating',
          },
          children: rating(true),
        },
      ],
    },
  ];
  const flows: GraphFlow[] = [
    { id: 'Flow_Nop', source: 'Start_NopHoSo', target: 'Gateway_LienThong' },
    { id: 'Flow_KhongLienThong', source: 'Gateway_LienThong', target: 'Service_TraCuuDanCu', name: 'Không' },
    {
      id: 'Flow_LienThong',
      source: 'Gateway_LienThong',
      target: 'Event_TiepNhan',
      name: 'Có, đã kiểm tra một lần',
      condition: '=joint = true',
    },
    { id: 'Flow_TraCuuXong', source: 'Service_TraCuuDanCu', target: 'Gateway_TraCuu' },
    {
      id: 'Flow_DuLieuDu',
      source: 'Gateway_TraCuu',
      target: 'Task_KiemTraHoSo',
      name: 'Dữ liệu đầy đủ',
      condition: '=populationOutcome = "REPLACED"',
    },
    {
      id: 'Flow_KhongPhanHoi',
      source: 'Gateway_TraCuu',
      target: 'Task_DoiChieuGiayTo',
      name: 'CSDL không phản hồi',
      condition: '=populationOutcome = "UNAVAILABLE"',
    },
    {
      id: 'Flow_DuLieuThieu',
      source: 'Gateway_TraCuu',
      target: 'Task_HuongDanDuLieu',
      name: 'Thiếu, sai hoặc không có',
    },
    { id: 'Flow_DaDoiChieu', source: 'Task_DoiChieuGiayTo', target: 'Task_KiemTraHoSo' },
    { id: 'Flow_DaHuongDan', source: 'Task_HuongDanDuLieu', target: 'Task_KiemTraHoSo' },
    { id: 'Flow_DaKiemTra', source: 'Task_KiemTraHoSo', target: 'Gateway_KiemTraHoSo' },
    { id: 'Flow_TiepNhan', source: 'Gateway_KiemTraHoSo', target: 'Gateway_ThuPhiTruoc', name: 'Tiếp nhận' },
    {
      id: 'Flow_CanBoSung',
      source: 'Gateway_KiemTraHoSo',
      target: 'Event_PhieuBoSung',
      name: 'Yêu cầu bổ sung',
      condition: '=kiemTraHoSo = "request-supplement"',
    },
    {
      id: 'Flow_TuChoi',
      source: 'Gateway_KiemTraHoSo',
      target: 'End_TuChoiTiepNhan',
      name: 'Từ chối',
      condition: '=kiemTraHoSo = "refuse"',
    },
    { id: 'Flow_GuiPhieuBoSung', source: 'Event_PhieuBoSung', target: 'Wait_BoSung' },
    { id: 'Flow_DaBoSung', source: 'Wait_BoSung', target: 'Service_TraCuuDanCu', name: 'Đã bổ sung' },
    { id: 'Flow_KhongBoSung', source: 'Event_HetHanBoSung', target: 'End_KhongBoSung' },
    { id: 'Flow_RutKhiBoSung', source: 'Event_RutKhiBoSung', target: 'End_RutTruocTiepNhan' },
    { id: 'Flow_RutKhiKiemTra', source: 'Event_RutKhiKiemTra', target: 'End_RutTruocTiepNhan' },
    { id: 'Flow_RutKhiThuPhi', source: 'Event_RutKhiThuPhi', target: 'End_RutTruocTiepNhan' },
    { id: 'Flow_KhongThuTruoc', source: 'Gateway_ThuPhiTruoc', target: 'Event_TiepNhan', name: 'Không' },
    {
      id: 'Flow_ThuTruoc',
      source: 'Gateway_ThuPhiTruoc',
      target: 'Task_ThuPhiTruoc',
      name: 'Có',
      condition: '=feeMoment = "before" and feeAmount > 0',
    },
    { id: 'Flow_DaThuTruoc', source: 'Task_ThuPhiTruoc', target: 'Event_TiepNhan' },
    { id: 'Flow_DaNopTruoc', source: 'Event_DaNopTruoc', target: 'Event_TiepNhan' },
    { id: 'Flow_DaTiepNhan', source: 'Event_TiepNhan', target: 'Gateway_SoHoa' },
    {
      id: 'Flow_Chuyen',
      source: 'Gateway_SoHoa',
      target: 'SubProcess_GiaiQuyet',
      name: 'Chuyển giải quyết',
      condition: '=true',
    },
    {
      id: 'Flow_CanSoHoa',
      source: 'Gateway_SoHoa',
      target: 'Task_SoHoa',
      name: 'Có giấy tờ cần số hóa',
      condition: '=digitise = true',
    },
    { id: 'Flow_DaSoHoa', source: 'Task_SoHoa', target: 'End_SoHoa' },
    { id: 'Flow_GiaiQuyetXong', source: 'SubProcess_GiaiQuyet', target: 'Event_DaGiaiQuyet' },
    { id: 'Flow_QuaHanBoSung', source: 'Event_QuaHanBoSung', target: 'End_DongHoSo' },
    { id: 'Flow_Dung', source: 'Event_DungGiaiQuyet', target: 'End_DungGiaiQuyet' },
    { id: 'Flow_Rut', source: 'Event_RutHoSo', target: 'Task_TraHoSoRut' },
    { id: 'Flow_DaTraHoSoRut', source: 'Task_TraHoSoRut', target: 'End_RutHoSo' },
    { id: 'Flow_CoKetQua', source: 'Event_DaGiaiQuyet', target: 'Gateway_TraLienThong' },
    { id: 'Flow_TraRieng', source: 'Gateway_TraLienThong', target: 'Gateway_ThuPhiSau', name: 'Không' },
    {
      id: 'Flow_TraLienThong',
      source: 'Gateway_TraLienThong',
      target: 'End_ChuyenLienThong',
      name: 'Có',
      condition: '=joint = true',
    },
    { id: 'Flow_KhongThuSau', source: 'Gateway_ThuPhiSau', target: 'Task_TraKetQua', name: 'Không' },
    {
      id: 'Flow_ThuSau',
      source: 'Gateway_ThuPhiSau',
      target: 'Task_ThuPhiSau',
      name: 'Có',
      condition: '=feeMoment = "after" and feeAmount > 0 and resolution = "approved"',
    },
    { id: 'Flow_DaThuSau', source: 'Task_ThuPhiSau', target: 'Task_TraKetQua' },
    { id: 'Flow_DaNopSau', source: 'Event_DaNopSau', target: 'Task_TraKetQua' },
    { id: 'Flow_NhacNhan', source: 'Event_ChuaNhanKetQua', target: 'End_NhacNhanKetQua' },
    { id: 'Flow_DaTra', source: 'Task_TraKetQua', target: 'End_DaTraKetQua' },
  ];
  return { nodes, flows };
}

/** What happens between acceptance and result: the procedure's own process, and what may interrupt or delay it. */
function handlingBody(): GraphBody {
  const frozen = (policy: string): ExtensionElement => ({
    type: 'tthc:freezes',
    attributes: { element: 'Activity_Resolve', policy },
  });
  const nodes: GraphNode[] = [
    { id: 'Start_GiaiQuyet', type: 'startEvent' },
    {
      id: 'Activity_Resolve',
      type: 'callActivity',
      name: 'Giải quyết theo quy trình riêng của thủ tục',
      extensions: [
        { type: 'zeebe:calledElement', attributes: { processId: 'resolve' } },
        mapping(output('=if resolution = "rejected" then "rejected" else "approved"', 'resolution')),
        status(4),
      ],
    },
    {
      id: 'Event_YeuCauBoSung',
      type: 'boundaryEvent',
      name: 'Yêu cầu bổ sung',
      attachedTo: 'Activity_Resolve',
      interrupting: false,
      event: { kind: 'message', message: 'request-supplement' },
      extensions: [
        messageAction('request-supplement', 'Yêu cầu bổ sung hồ sơ', 'specialist', 'decides', 'default', [
          onlyIf('=not(supplementOpen)', 'supplement-awaited'),
          onlyIf('=supplementLimit = null or supplementCount < supplementLimit', 'supplement-limit-reached'),
          field('components', 'Thành phần cần bổ sung', 'components'),
          field('content', 'Nội dung cần bổ sung', 'longtext', true),
        ]),
      ],
    },
    {
      id: 'Event_TamDung',
      type: 'boundaryEvent',
      name: 'Tạm dừng',
      attachedTo: 'Activity_Resolve',
      interrupting: false,
      event: { kind: 'message', message: 'pause' },
      extensions: [
        messageAction('pause', 'Tạm dừng giải quyết', 'specialist,leader', 'decides', 'default', [
          onlyIf('=not(paused)', 'already-paused'),
          field('reason', 'Lý do tạm dừng', 'longtext', true),
        ]),
      ],
    },
    {
      id: 'Event_GiaHan',
      type: 'boundaryEvent',
      name: 'Xin lỗi, gia hạn',
      attachedTo: 'Activity_Resolve',
      interrupting: false,
      event: { kind: 'message', message: 'extend' },
      extensions: [
        messageAction('extend', 'Xin lỗi và gia hạn trả kết quả', 'leader', 'decides', 'default', [
          onlyIf('=not(supplementOpen)', 'supplement-awaited'),
          onlyIf('=not(paused)', 'dossier-paused'),
          onlyIf('=extensionCount < extensionLimit', 'extension-limit-reached'),
          field('reason', 'Lý do chậm trả kết quả', 'longtext', true),
          bound('newDueDate', 'Ngày hẹn trả mới', 'date', 'due-date', { required: 'true' }),
        ]),
      ],
    },
    {
      id: 'Event_DinhChinh',
      type: 'boundaryEvent',
      name: 'Đính chính giấy tiếp nhận',
      attachedTo: 'Activity_Resolve',
      interrupting: false,
      event: { kind: 'message', message: 'correct-receipt' },
      extensions: [
        messageAction(
          'correct-receipt',
          'Đính chính giấy tiếp nhận',
          'desk',
          'received',
          'default',
          correction,
          'correction',
        ),
        slip('01'),
      ],
    },
    {
      id: 'Gateway_NhanThan',
      type: 'exclusiveGateway',
      name: 'Thông tin nhân thân thay đổi?',
      defaultFlow: 'Flow_NhanThanGiuNguyen',
    },
    {
      id: 'Service_TraCuuLai',
      type: 'serviceTask',
      name: 'Tra cứu lại CSDL quốc gia về dân cư',
      documentation:
        'Không làm thay đổi bước đang xử lý; kết quả tra cứu được ghi vào hồ sơ, cán bộ yêu cầu bổ sung nếu cần.',
      extensions: [
        { type: 'zeebe:taskDefinition', attributes: { type: 'population.lookup' } },
        { type: 'tthc:dataSource', attributes: { database: 'population' } },
      ],
    },
    {
      id: 'Event_ChuyenThamQuyen',
      type: 'boundaryEvent',
      name: 'Chuyển cơ quan có thẩm quyền',
      attachedTo: 'Activity_Resolve',
      event: { kind: 'message', message: 'forward' },
      documentation:
        'Hồ sơ chuyển đến không đúng thẩm quyền: cơ quan nhận nhầm chuyển đến cơ quan có thẩm quyền; hạn trả kết quả không thay đổi.',
      extensions: [
        messageAction(
          'forward',
          'Chuyển cơ quan có thẩm quyền',
          'specialist,leader',
          'decides',
          'default',
          [
            onlyIf('=not(supplementOpen)', 'supplement-awaited'),
            onlyIf('=not(paused)', 'dossier-paused'),
            bound('agency', 'Cơ quan có thẩm quyền giải quyết', 'choice', 'competent-agency', { required: 'true' }),
            field('reason', 'Lý do chuyển', 'longtext', true),
          ],
          'forwarding',
        ),
        // A hand-over between units of the agency that sends it on ends there, confirmed or not.
        mapping(output('=false', 'handOverOpen')),
        slip('06'),
      ],
    },
    {
      id: 'Event_ChuyenDonVi',
      type: 'boundaryEvent',
      name: 'Chuyển đơn vị khác',
      attachedTo: 'Activity_Resolve',
      interrupting: false,
      event: { kind: 'message', message: 'hand-over' },
      extensions: [
        messageAction(
          'hand-over',
          'Chuyển hồ sơ cho đơn vị khác',
          'specialist,leader',
          'decides',
          'default',
          [
            onlyIf('=not(handOverOpen)', 'hand-over-unconfirmed'),
            field('unit', 'Đơn vị nhận', 'text', true),
            field('reason', 'Lý do, nội dung chuyển', 'longtext'),
          ],
          'hand-over',
        ),
        mapping(output('=true', 'handOverOpen')),
        slip('06'),
      ],
    },
    {
      id: 'Event_NhanBanGiao',
      type: 'boundaryEvent',
      name: 'Xác nhận đã nhận',
      attachedTo: 'Activity_Resolve',
      interrupting: false,
      event: { kind: 'message', message: 'confirm-hand-over' },
      extensions: [
        messageAction(
          'confirm-hand-over',
          'Xác nhận đã nhận hồ sơ',
          'specialist,leader',
          'decides',
          'default',
          [onlyIf('=handOverOpen', 'nothing-handed-over'), field('note', 'Ghi chú', 'text')],
          'hand-over-receipt',
        ),
        mapping(output('=false', 'handOverOpen')),
        slip('06'),
      ],
    },
    { id: 'End_GiaiQuyet', type: 'endEvent', name: 'Giải quyết xong' },
    {
      id: 'Task_NhanChuyenDen',
      type: 'userTask',
      name: 'Tiếp nhận hồ sơ do cơ quan khác chuyển đến',
      extensions: [
        { type: 'zeebe:assignmentDefinition', attributes: { candidateGroups: 'specialist' } },
        {
          type: 'tthc:task',
          attributes: { agency: 'decides', legalBasis: 'Điều 18 Nghị định 118/2025/NĐ-CP' },
        },
        option('confirm', 'Xác nhận đã nhận hồ sơ', 'primary', [field('note', 'Ghi chú', 'text')], 'hand-over-receipt'),
        status(4),
      ],
    },
    { id: 'End_ChuyenDonVi', type: 'endEvent', name: 'Đã chuyển (mẫu 06)' },
    { id: 'End_NhanBanGiao', type: 'endEvent', name: 'Đã nhận (mẫu 06)' },
    { id: 'End_DinhChinh', type: 'endEvent', name: 'Đã cấp lại giấy tiếp nhận (mẫu 01)' },
    {
      id: 'Script_VanBanXinLoi',
      type: 'scriptTask',
      name: 'Lập văn bản xin lỗi, gia hạn (mẫu 04)',
      extensions: [
        script('=extensionCount + 1', 'extensionCount'),
        slip('04'),
        milestone('leave', 'apologised'),
        milestone('leave', 'extended'),
      ],
    },
    { id: 'End_GiaHan', type: 'endEvent', name: 'Đã gia hạn' },
    { id: 'Script_TamDung', type: 'scriptTask', name: 'Ghi nhận tạm dừng', extensions: [script('=true', 'paused')] },
    {
      id: 'Wait_TamDung',
      type: 'receiveTask',
      name: 'Tạm dừng, chờ tiếp tục',
      message: 'resume',
      extensions: [
        messageAction('resume', 'Tiếp tục giải quyết', 'specialist,leader', 'decides', 'primary', []),
        mapping(output('=false', 'paused')),
        frozen('continue'),
        status(8),
        milestone('enter', 'paused'),
        milestone('leave', 'resumed'),
      ],
    },
    { id: 'End_TiepTuc', type: 'endEvent', name: 'Tiếp tục giải quyết' },
    {
      id: 'Script_PhieuBoSung',
      type: 'scriptTask',
      name: 'Lập phiếu yêu cầu bổ sung (mẫu 02)',
      extensions: [
        script('=supplementCount + 1', 'supplementCount'),
        mapping(output('=supplementCount', 'supplementCount'), output('=true', 'supplementOpen')),
        slip('02'),
      ],
    },
    {
      id: 'Wait_CongDanBoSung',
      type: 'receiveTask',
      name: 'Chờ công dân bổ sung hồ sơ',
      message: 'supplement-received',
      extensions: [
        supplementReceived(),
        mapping(output('=false', 'supplementOpen')),
        frozen('=if pausePolicy = "restart" then "restart" else "continue"'),
        status(5),
        milestone('enter', 'paused'),
        milestone('leave', 'resumed'),
      ],
    },
    {
      id: 'Event_ChoBoSungQuaHan',
      type: 'boundaryEvent',
      name: 'Hết thời hạn bổ sung',
      attachedTo: 'Wait_CongDanBoSung',
      event: supplementTerm(),
    },
    { id: 'End_DaBoSung', type: 'endEvent', name: 'Đã bổ sung' },
    { id: 'End_QuaHanBoSung', type: 'endEvent', name: 'Không bổ sung', event: expiry() },
  ];
  const flows: GraphFlow[] = [
    { id: 'Flow_GiaiQuyet', source: 'Start_GiaiQuyet', target: 'Activity_Resolve' },
    { id: 'Flow_DaGiaiQuyet', source: 'Activity_Resolve', target: 'End_GiaiQuyet' },
    { id: 'Flow_ChuyenThamQuyen', source: 'Event_ChuyenThamQuyen', target: 'Task_NhanChuyenDen' },
    { id: 'Flow_DaNhanChuyenDen', source: 'Task_NhanChuyenDen', target: 'Activity_Resolve', name: 'Giải quyết từ đầu' },
    { id: 'Flow_ChuyenDonVi', source: 'Event_ChuyenDonVi', target: 'End_ChuyenDonVi' },
    { id: 'Flow_NhanBanGiao', source: 'Event_NhanBanGiao', target: 'End_NhanBanGiao' },
    { id: 'Flow_DinhChinh', source: 'Event_DinhChinh', target: 'Gateway_NhanThan' },
    { id: 'Flow_NhanThanGiuNguyen', source: 'Gateway_NhanThan', target: 'End_DinhChinh', name: 'Không' },
    {
      id: 'Flow_NhanThanThayDoi',
      source: 'Gateway_NhanThan',
      target: 'Service_TraCuuLai',
      name: 'Có',
      condition: '=identityCorrected = true',
    },
    { id: 'Flow_DaTraCuuLai', source: 'Service_TraCuuLai', target: 'End_DinhChinh' },
    { id: 'Flow_XinGiaHan', source: 'Event_GiaHan', target: 'Script_VanBanXinLoi' },
    { id: 'Flow_DaGiaHan', source: 'Script_VanBanXinLoi', target: 'End_GiaHan' },
    { id: 'Flow_XinTamDung', source: 'Event_TamDung', target: 'Script_TamDung' },
    { id: 'Flow_DaTamDung', source: 'Script_TamDung', target: 'Wait_TamDung' },
    { id: 'Flow_TiepTuc', source: 'Wait_TamDung', target: 'End_TiepTuc' },
    { id: 'Flow_XinBoSung', source: 'Event_YeuCauBoSung', target: 'Script_PhieuBoSung' },
    { id: 'Flow_ChoBoSung', source: 'Script_PhieuBoSung', target: 'Wait_CongDanBoSung' },
    { id: 'Flow_CongDanDaBoSung', source: 'Wait_CongDanBoSung', target: 'End_DaBoSung' },
    { id: 'Flow_ChoBoSungQuaHan', source: 'Event_ChoBoSungQuaHan', target: 'End_QuaHanBoSung' },
  ];
  return { nodes, flows };
}

/** How content the citizen is: asked for when the result is returned, and for some days afterwards. */
function rating(required: boolean): readonly ExtensionElement[] {
  const scores = '5:Rất hài lòng,4:Hài lòng,3:Bình thường,2:Không hài lòng,1:Rất không hài lòng';
  return [
    {
      type: 'tthc:field',
      attributes: {
        id: 'rating',
        name: 'Mức độ hài lòng',
        type: 'choice',
        required: required ? 'true' : undefined,
        choices: scores,
      },
    },
    field('ratingComment', 'Ý kiến góp ý', 'longtext'),
  ];
}

type Attributes = Readonly<Record<string, string | undefined>>;

function status(code: number): ExtensionElement {
  return { type: 'tthc:status', attributes: { code: String(code) } };
}

function milestone(on: 'enter' | 'leave', is: string): ExtensionElement {
  return { type: 'tthc:milestone', attributes: { on, is } };
}

function slip(form: string): ExtensionElement {
  return { type: 'tthc:slip', attributes: { form } };
}

function script(expression: string, resultVariable: string): ExtensionElement {
  return { type: 'zeebe:script', attributes: { expression, resultVariable } };
}

function mapping(...children: readonly ExtensionElement[]): ExtensionElement {
  return { type: 'zeebe:ioMapping', attributes: {}, children };
}

function input(source: string, target: string): ExtensionElement {
  return { type: 'zeebe:input', attributes: { source, target } };
}

function output(source: string, target: string): ExtensionElement {
  return { type: 'zeebe:output', attributes: { source, target } };
}

function field(id: string, name: string, type: string, required = false): ExtensionElement {
  return { type: 'tthc:field', attributes: { id, name, type, required: required ? 'true' : undefined } };
}

/** A field about something of the dossier, shown with what the record has. */
function bound(id: string, name: string, type: string, binds: string, more: Attributes = {}): ExtensionElement {
  return { type: 'tthc:field', attributes: { id, name, type, ...more, binds } };
}

/** A condition of an action, and the code of the table of errors that tells why it is not possible. */
function onlyIf(holds: string, refusal: string): ExtensionElement {
  return { type: 'tthc:onlyIf', attributes: { holds, refusal } };
}

function option(
  action: string,
  name: string,
  tone: 'primary' | 'default' | 'danger',
  fields: readonly ExtensionElement[] = [],
  records?: string,
): ExtensionElement {
  return { type: 'tthc:option', attributes: { action, name, tone, records }, children: fields };
}

function onlyOption(action: string, name: string): readonly ExtensionElement[] {
  return [option(action, name, 'primary')];
}

function deskTask(agency: 'received' | 'returns', more: Attributes = {}): readonly ExtensionElement[] {
  return [
    { type: 'zeebe:assignmentDefinition', attributes: { candidateGroups: 'desk' } },
    { type: 'tthc:task', attributes: { agency, ...more } },
  ];
}

function feeTask(agency: 'received' | 'returns'): readonly ExtensionElement[] {
  return [
    ...deskTask(agency, { legalBasis: 'Điều 24 Nghị định 118/2025/NĐ-CP' }),
    ...onlyOption('collect', 'Đã thu'),
    status(6),
  ];
}

function messageAction(
  action: string,
  name: string,
  by: string,
  agency: 'received' | 'decides' | 'returns',
  tone: 'primary' | 'default' | 'danger',
  fields: readonly ExtensionElement[],
  records?: string,
): ExtensionElement {
  return { type: 'tthc:message', attributes: { action, name, by, agency, tone, records }, children: fields };
}

function supplementReceived(): ExtensionElement {
  return messageAction('supplement-received', 'Nộp bổ sung hồ sơ', 'citizen,desk', 'received', 'primary', [
    field('components', 'Thành phần bổ sung', 'components'),
    field('note', 'Ghi chú', 'text'),
  ]);
}

function withdrawal(id: string, attachedTo: string, lane: string): GraphNode {
  return {
    id,
    type: 'boundaryEvent',
    name: 'Rút hồ sơ',
    lane,
    attachedTo,
    event: { kind: 'message', message: 'withdraw' },
    extensions: [
      messageAction('withdraw', 'Rút hồ sơ', 'citizen,desk', 'received', 'danger', [
        field('reason', 'Lý do rút', 'longtext'),
      ]),
    ],
  };
}

function paidOnline(id: string, attachedTo: string, lane: string): GraphNode {
  return {
    id,
    type: 'boundaryEvent',
    name: 'Đã thanh toán trực tuyến',
    lane,
    attachedTo,
    event: { kind: 'message', message: 'payment-received' },
  };
}

/** The citizen's working days for a supplement: the procedure's own, or the regime's default. */
function supplementTerm() {
  return {
    kind: 'timer',
    as: 'timeDate',
    value: `=add working days(now(), if supplementDays = null then ${defaultSupplementDays} else supplementDays)`,
  } as const;
}

function expiry() {
  return { kind: 'error', code: 'supplement-expired', name: 'Quá thời hạn bổ sung' } as const;
}
