/** A service that everybody needs at some time, and the procedures of the national database by which it is done. */
export interface EssentialService {
  readonly name: string;
  /** Without any where the facts know no procedure of it; see docs/forms.md. */
  readonly codes: readonly string[];
}

/**
 * The 25 essential services of Quyết định số 06/QĐ-TTg (06/01/2022), with what a joint service opens. The catalogue ships
 * their procedures whether or not they are data-driven.
 */
export const essentialServices: readonly EssentialService[] = [
  { name: 'Xác nhận số chứng minh nhân dân', codes: ['1.012566'] },
  { name: 'Cấp lại thẻ căn cước', codes: ['1.014064', '2.001194'] },
  { name: 'Cấp đổi thẻ căn cước', codes: ['1.014063', '2.001195'] },
  { name: 'Đăng ký thường trú', codes: ['1.004222'] },
  { name: 'Đăng ký tạm trú', codes: ['1.004194'] },
  { name: 'Khai báo tạm vắng', codes: ['1.003677'] },
  { name: 'Thông báo lưu trú', codes: ['2.001159'] },
  { name: 'Đăng ký, cấp biển số xe', codes: ['1.012575', '1.013066', '1.013076', '1.013079'] },
  { name: 'Nộp phạt vi phạm giao thông', codes: [] },
  { name: 'Cấp hộ chiếu phổ thông', codes: ['1.001456', '1.004182', '1.001198'] },
  { name: 'Đăng ký mẫu con dấu', codes: ['2.001403', '2.001410', '1.003173', '1.115231', '1.115232'] },
  { name: 'Đổi, cấp lại giấy phép lái xe', codes: ['3.000347', '3.000348'] },
  { name: 'Cấp phiếu lý lịch tư pháp', codes: ['3.000333', '3.000330'] },
  { name: 'Đăng ký khai sinh', codes: ['1.001193'] },
  { name: 'Đăng ký khai tử', codes: ['1.000656'] },
  { name: 'Đăng ký kết hôn', codes: ['1.000894'] },
  {
    name: 'Liên thông khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
    codes: ['2.000986', '1.014137'],
  },
  { name: 'Liên thông khai tử, xóa đăng ký thường trú, trợ cấp mai táng', codes: ['1.014177', '1.001731'] },
  { name: 'Đăng ký biến động đất đai', codes: ['1.013831'] },
  { name: 'Cấp điện mới', codes: ['3.000001', '3.000002'] },
  { name: 'Thay đổi chủ thể hợp đồng mua bán điện', codes: ['3.000099'] },
  { name: 'Đăng ký dự thi tốt nghiệp trung học phổ thông', codes: ['1.005142'] },
  { name: 'Đăng ký xét tuyển đại học', codes: ['1.001942'] },
  { name: 'Trợ cấp thất nghiệp', codes: ['1.014748', '1.001978'] },
  { name: 'Đăng ký thuế lần đầu', codes: ['1.008498'] },
];
