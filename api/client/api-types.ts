/* Generated from the OpenAPI document by `npm run client`; do not edit. */
export interface paths {
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Người đang đăng nhập */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/dev-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mã truy cập cho chương trình (chỉ có khi dùng máy chủ định danh phát triển) */
        post: operations["createDevToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Giờ nghiệp vụ hiện tại */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cho đồng hồ nghiệp vụ chạy tới (ngoài môi trường thật) */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Danh mục thủ tục; tìm theo mã hoặc tên, có dấu hay không dấu */
        get: operations["listProcedures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Một thủ tục: trường hợp, thành phần hồ sơ, phiên bản, quy định riêng của địa phương */
        get: operations["getProcedure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Biểu mẫu tờ khai của thủ tục (JSON Schema) */
        get: operations["getForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}/form/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Biểu mẫu như người thiết kế soạn */
        get: operations["getFormSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}/form/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Kiểm tra một biểu mẫu trước khi công bố */
        post: operations["checkForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}/form/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Công bố biểu mẫu thành phiên bản kế tiếp */
        post: operations["publishForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Danh sách hồ sơ theo cùng bộ lọc với các con số giám sát */
        get: operations["listDossiers"];
        put?: never;
        /** Tiếp nhận hồ sơ */
        post: operations["receiveDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Một hồ sơ và các thao tác có thể làm bây giờ */
        get: operations["getDossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quá trình xử lý */
        get: operations["getHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/diagram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hồ sơ đang ở đâu trên sơ đồ */
        get: operations["getDiagram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/deadline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ngày hẹn trả được tính như thế nào */
        get: operations["getDeadline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/actions/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Thực hiện một thao tác trong danh sách `actions` của hồ sơ */
        post: operations["act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/commands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kết quả của một yêu cầu đã ghi nhận */
        get: operations["getCommand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các giấy tờ theo mẫu 01–06 của hồ sơ và các lần đã lập */
        get: operations["listPapers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/papers/{form}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Một giấy tờ để in (PDF) hoặc để sửa (DOCX) */
        get: operations["getPaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agencies/{code}/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sổ theo dõi hồ sơ (mẫu 07) của một cơ quan trong kỳ; phần tiếp theo ở liên kết `next` */
        get: operations["getRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Danh sách việc của cơ quan hoặc của tôi */
        get: operations["listWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quy định riêng của các tỉnh, bộ đối với thủ tục, bên cạnh quy định chung toàn quốc */
        get: operations["listOverrides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}/overrides/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Kiểm tra một quy định riêng trước khi công bố */
        post: operations["checkOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}/overrides/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Công bố quy định riêng của tỉnh, bộ nơi người thiết kế công tác */
        post: operations["publishOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/procedures/{code}/overrides/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hủy một quy định riêng chưa đến ngày áp dụng */
        post: operations["withdrawOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quy trình đang công bố */
        get: operations["getProcess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{code}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Kiểm tra một quy trình trước khi công bố */
        post: operations["checkProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{code}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Công bố quy trình thành phiên bản kế tiếp */
        post: operations["publishProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Các phiên bản của quy trình */
        get: operations["listProcessVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hồ sơ đang vướng sự cố, chờ người vận hành */
        get: operations["listIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dossiers/{id}/incidents/{key}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Thử lại một bước bị sự cố, sau khi đã khắc phục nguyên nhân */
        post: operations["retryIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cơ quan qua các thời kỳ: hiệu lực, cơ quan cấp trên, cơ quan kế thừa */
        get: operations["listAgencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitor/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Đến hạn hôm nay, quá hạn, tạm dừng theo cơ quan */
        get: operations["countByAgency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitor/late-parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hồ sơ thành phần của thủ tục liên thông chậm được tiếp nhận hoặc chậm báo kết quả */
        get: operations["listLateParts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitor/agencies/{code}/service-index": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg) của một cơ quan trong kỳ */
        get: operations["getServiceIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Luồng sự kiện (SSE): hồ sơ nào vừa thay đổi */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Đăng nhập (chuyển tới máy chủ định danh) */
        get: operations["signIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Máy chủ định danh quay lại đây */
        get: operations["signedIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Đăng xuất */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AdvanceClock: {
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            to?: string;
            /**
             * Format: duration
             * @example P1DT2H
             */
            by?: string;
        };
        CheckFormRequest: {
            /** @description JSON Schema 2020-12 as JSON text */
            source: string;
        };
        PublishFormRequest: {
            /** @description JSON Schema 2020-12 as JSON text */
            source: string;
            /** @description the version the change was made on */
            expectedVersion: number;
        };
        ReceiveRequest: {
            /** @example 1.001193 */
            procedure: string;
            case?: string;
            channel: components["schemas"]["Channel"];
            /** @example H26.15 */
            receivedAgency?: string;
            /** @example H26.15 */
            decidingAgency?: string;
            /** @example H26.15 */
            returnAgency?: string;
            applicant: components["schemas"]["Applicant"];
            components: components["schemas"]["ReceivedComponent"][];
            /** @description filled in on the procedure's form; what is known of applicant and components is left out */
            declaration?: {
                [key: string]: unknown;
            };
        };
        /** @enum {string} */
        Channel: "direct" | "online" | "post";
        Applicant: {
            /** @enum {string} */
            kind: "person" | "organisation";
            name: string;
            /** @description 12 digits of the personal identifier */
            personalId?: string;
            /** Format: date */
            birthDate?: string;
            phone?: string;
            /** Format: email */
            email?: string;
            address?: string;
        };
        ReceivedComponent: {
            id: string;
            /** @enum {string} */
            kind: "paper" | "electronic" | "data";
            originals?: number;
            copies?: number;
            fileName?: string;
            contentType?: string;
            /**
             * @description of a paper: 0 not yet, 1 scanned, 2 reused, 3 reused from the result of another dossier
             * @enum {number}
             */
            digitised?: 0 | 1 | 2 | 3;
        };
        ActRequest: {
            task?: number;
            /** @description `seq` of the dossier as the client saw it; another one is refused with stale-page */
            expectedSeq?: number;
            data?: {
                [key: string]: unknown;
            };
        };
        CheckOverrideRequest: {
            /** @description the override as its file has it (JSON): only what differs, with its days, texts and source */
            source: string;
            /** @description BPMN 2.0 XML of the place’s own process; absent: the national one is inherited */
            xml?: string;
            /** @description the override that this one is the next version of; absent: a new one */
            name?: string;
        };
        PublishOverrideRequest: {
            /** @description the override as its file has it (JSON): only what differs, with its days, texts and source */
            source: string;
            /** @description BPMN 2.0 XML of the place’s own process; absent: the national one is inherited */
            xml?: string;
            /** @description the override that this one is the next version of; absent: a new one */
            name?: string;
            /** @description version of the override named, when the change was made; 0 for a new one */
            expectedVersion: number;
        };
        WithdrawOverrideRequest: {
            name: string;
            /** @description its version when that was decided */
            expectedVersion: number;
        };
        CheckRequest: {
            /** @description BPMN 2.0 XML */
            xml: string;
        };
        PublishRequest: {
            /** @description BPMN 2.0 XML */
            xml: string;
            /** @description the version the change was drawn on */
            expectedVersion: number;
        };
        RetryIncidentRequest: {
            expectedSeq?: number;
        };
        Me: {
            id: string;
            name: string;
            roles: components["schemas"]["Role"][];
            agency?: components["schemas"]["AgencyRef"];
        };
        /** @enum {string} */
        Role: "designer" | "desk" | "specialist" | "leader" | "monitor" | "citizen" | "administrator";
        AgencyRef: {
            /** @example H26.15 */
            code: string;
            name: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "request-invalid" | "not-signed-in" | "session-expired" | "not-allowed" | "foreign-agency" | "agency-ended" | "agency-not-yet" | "not-found" | "paper-not-issued" | "unknown-procedure" | "body-too-large" | "idempotency-key-missing" | "idempotency-key-reused" | "stale-page" | "claimed-by-other" | "action-not-possible" | "done-already" | "dossier-paused" | "supplement-awaited" | "supplement-limit-reached" | "extension-limit-reached" | "extension-not-later" | "extension-in-the-past" | "already-paused" | "hand-over-unconfirmed" | "nothing-handed-over" | "no-other-agency" | "rated-already" | "rating-closed" | "nothing-to-correct" | "component-wrong-type" | "declaration-invalid" | "form-invalid" | "override-invalid" | "override-begun" | "override-of-catalogue" | "process-invalid" | "bpmn-malformed" | "version-conflict" | "calendar-year-unknown" | "duration-invalid" | "still-processing" | "temporarily-unavailable" | "internal";
            /** @description in the language of Accept-Language */
            detail: string;
            vi: string;
            en: string;
            params: {
                [key: string]: unknown;
            };
            retryable: boolean;
        };
        DevToken: {
            token: string;
            /** @description seconds */
            expiresIn: number;
        };
        Clock: {
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            now: string;
            /** @enum {string} */
            mode: "real" | "business";
        };
        ProcedurePage: {
            items: components["schemas"]["ProcedureRow"][];
            next?: string;
        };
        ProcedureRow: {
            /** @example 1.001193 */
            code: string;
            name: string;
            field: string;
            levels: ("ministry" | "province" | "commune")[];
            /** @enum {string} */
            status: "published" | "draft";
            /** @description of the published process; absent for a draft */
            version?: number;
            /** @description provinces and ministries that have something of it otherwise, now or planned */
            variants: components["schemas"]["Jurisdiction"][];
        };
        Jurisdiction: {
            /** @description `VN`, a province’s two digits, or a ministry’s id */
            code: string;
            name: string;
        };
        Procedure: {
            /** @example 1.001193 */
            code: string;
            name: string;
            field: string;
            levels: ("ministry" | "province" | "commune")[];
            /** @enum {string} */
            status: "published" | "draft";
            /** @description of the published process; absent for a draft */
            version?: number;
            variants: components["schemas"]["ProcedureVariant"][];
            /** @description whose facts these are */
            jurisdiction: components["schemas"]["Jurisdiction"];
            issuer: string;
            agencies: {
                helps?: string;
                receives: string;
                decides: string;
            };
            channels: components["schemas"]["Channel"][];
            cases: {
                code: string;
                name: string;
                duration?: components["schemas"]["Duration"];
                durationSource?: string;
            }[];
            components: components["schemas"]["ProcedureComponent"][];
            results: {
                code?: string;
                name: string;
            }[];
            legalBasis: string[];
            fee: {
                /** @enum {string} */
                moment: "none" | "before" | "after";
                amounts: {
                    /** @description whole đồng */
                    amount: number;
                    condition?: string;
                    channel?: components["schemas"]["Channel"];
                }[];
            };
            supplement: {
                limit?: number;
                /** @enum {string} */
                pausePolicy: "shift" | "restart";
                citizenDays?: number;
            };
            source: string;
            asOf: string;
            missing: string[];
            versions: {
                version: number;
                hash: string;
                publishedAt: string;
                publishedBy?: string;
            }[];
            /** @description agencies where the reader may receive a dossier of it */
            receivingAgencies: components["schemas"]["AgencyRef"][];
            /** @description agencies that may decide it, for those receiving agencies */
            decidingAgencies: components["schemas"]["AgencyRef"][];
        };
        ProcedureVariant: {
            jurisdiction: components["schemas"]["Jurisdiction"];
            /** @enum {string} */
            status: "published" | "draft";
            version: number;
            /** @description first day of receipt; absent: no such bound */
            validFrom?: string;
            /** @description last day of receipt */
            validTo?: string;
            /** @description to dossiers received today */
            applies: boolean;
            /** @description what differs: fields of the procedure, or `process` */
            changes: string[];
            /** @description texts of the place itself */
            legalBasis: string[];
            source: string;
            asOf: string;
        };
        Duration: {
            amount: number;
            /** @enum {string} */
            unit: "HOUR" | "WORKING_DAY" | "DAY" | "MONTH" | "SAME_DAY";
        };
        ProcedureComponent: {
            id: string;
            name: string;
            originals: number;
            copies: number;
            required: boolean;
            case?: string;
            dataSource?: {
                database: string;
                rule: string;
                legalBasis: string;
            };
        };
        Form: {
            code: string;
            /** @description 0 where nobody has published one: it follows from the facts */
            version: number;
            /** @description of the bundle; a dossier is pinned to it */
            hash: string;
            /** @description JSON Schema 2020-12, bundled */
            schema: {
                [key: string]: unknown;
            };
        };
        FormSource: {
            code: string;
            /** @description 0 where nobody has published one: it follows from the facts */
            version: number;
            /** @description of the bundle; a dossier is pinned to it */
            hash: string;
            /** @description JSON Schema 2020-12, bundled */
            schema: {
                [key: string]: unknown;
            };
            /** @description JSON as a designer edits it: shared definitions by reference */
            source: string;
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            publishedAt?: string;
            publishedBy?: string;
        };
        CheckFormResult: {
            ok: boolean;
            problems: components["schemas"]["FormProblem"][];
        };
        FormProblem: {
            /** @description JSON pointer to what is refused */
            pointer: string;
            reason: {
                vi: string;
                en: string;
            };
        };
        PublishedForm: {
            version: number;
            hash: string;
        };
        Dossier: {
            /**
             * Format: uuid
             * @description uuid
             */
            id: string;
            code: string;
            procedure: {
                /** @example 1.001193 */
                code: string;
                name: string;
                version: number;
            };
            case: string;
            status: components["schemas"]["DossierStatus"];
            seq: number;
            channel: components["schemas"]["Channel"];
            applicant: components["schemas"]["Applicant"];
            agencies: {
                received: components["schemas"]["AgencyStanding"];
                decides: components["schemas"]["AgencyStanding"];
                returns: components["schemas"]["AgencyStanding"];
            };
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            receivedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            acceptedAt?: string;
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            dueAt?: string;
            due: {
                explanation: string[];
            };
            timeliness: components["schemas"]["Timeliness"];
            /** @description working minutes until the date, negative once it has passed; only while the clock runs */
            workingMinutesLeft?: number;
            paused: boolean;
            components: {
                id: string;
                /** @enum {string} */
                kind: "paper" | "electronic" | "data";
                originals?: number;
                copies?: number;
                fileName?: string;
                contentType?: string;
                /**
                 * @description as received, and 9: needs no digitising
                 * @enum {number}
                 */
                digitised: 0 | 1 | 2 | 3 | 9;
                name: string;
                required: boolean;
                /** @description what the connected database answered */
                outcome?: string;
            }[];
            /** @description as declared, with the form it was made on */
            declaration?: {
                form: {
                    [key: string]: unknown;
                };
                hash: string;
                data: {
                    [key: string]: unknown;
                };
            };
            /** @description the joint service that it is a part of */
            parent?: {
                /**
                 * Format: uuid
                 * @description uuid
                 */
                id: string;
                code: string;
                procedure: {
                    /** @example 1.001193 */
                    code: string;
                    name: string;
                };
                /** @description data that the joint service handed over */
                passedOn: {
                    [key: string]: unknown;
                };
            };
            /** @description the parts of a joint service; its own procedures */
            children?: components["schemas"]["ChildDossier"][];
            payments: {
                element: string;
                code: string;
                /**
                 * Format: uri
                 * @description where it is paid
                 */
                url: string;
                /** @description whole đồng; absent: the payer says */
                amount?: number;
                /**
                 * @description not-needed, to-refund: the dossier went on otherwise, before or without it
                 * @enum {string}
                 */
                state: "awaited" | "paid" | "not-needed" | "to-refund";
                /**
                 * Format: date-time
                 * @description ISO 8601, +07:00
                 * @example 2026-11-23T08:00:00+07:00
                 */
                paidAt?: string;
            }[];
            /** @description what the applicant was or is to be told of changes */
            notices: {
                seq: number;
                status: components["schemas"]["DossierStatus"];
                /** @enum {string} */
                channel?: "email" | "sms";
                content?: string;
                /** @enum {string} */
                state: "waiting" | "sent" | "given-up";
                /**
                 * Format: date-time
                 * @description ISO 8601, +07:00
                 * @example 2026-11-23T08:00:00+07:00
                 */
                sentAt?: string;
            }[];
            tasks: components["schemas"]["DossierTask"][];
            incidents: {
                /** @description the element instance that failed; see retryIncident */
                key: number;
                element: string;
                /** @description of the element, as it is drawn */
                name: string;
                code: string;
                message: string;
            }[];
            ended: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            endedAt?: string;
            /** @description how content the citizen was with the service */
            rating?: {
                score: number;
                comment?: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, +07:00
                 * @example 2026-11-23T08:00:00+07:00
                 */
                at: string;
            };
            actions: components["schemas"]["Action"][];
        };
        DossierStatus: {
            code: number;
            name: string;
        };
        AgencyStanding: {
            /** @example H26.15 */
            code: string;
            name: string;
            formerly?: {
                /** @example H26.15 */
                code: string;
                name: string;
                /**
                 * Format: date
                 * @description first day on which it was no more
                 */
                until: string;
            };
        };
        /** @enum {string} */
        Timeliness: "none" | "paused" | "open-in-time" | "open-due-today" | "open-late" | "closed-early" | "closed-on-time" | "closed-late";
        ChildDossier: {
            element: string;
            name: string;
            procedure: {
                /** @example 1.001193 */
                code: string;
                name?: string;
            };
            /**
             * Format: uuid
             * @description uuid
             */
            id?: string;
            code?: string;
            status?: components["schemas"]["DossierStatus"];
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            dueAt?: string;
            /** @enum {string} */
            outcome?: "approved" | "refused" | "withdrawn" | "stopped";
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            finishedAt?: string;
        };
        DossierTask: {
            key: number;
            element: string;
            name: string;
            role?: string;
            agency?: components["schemas"]["AgencyRef"];
            assignee?: components["schemas"]["PersonRef"];
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description the step's own budget; advisory
             * @example 2026-11-23T08:00:00+07:00
             */
            dueAt?: string;
            /** @description how that date was found */
            explanation?: string[];
            frozen: boolean;
        };
        PersonRef: {
            id: string;
            name: string;
        };
        Action: {
            action: string;
            name: string;
            /** @enum {string} */
            tone: "primary" | "danger" | "default";
            /** @enum {string} */
            kind: "complete" | "message" | "afterwards" | "claim" | "release";
            /** @description key of the task it belongs to */
            task?: number;
            element: string;
            fields: components["schemas"]["ActionField"][];
        };
        ActionField: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "text" | "longtext" | "number" | "money" | "date" | "boolean" | "choice" | "components";
            required: boolean;
            choices: {
                value: string;
                name: string;
            }[];
            /** @description what the record has now, where the field is about that */
            value?: unknown;
        };
        Pending: {
            /**
             * Format: uuid
             * @description uuid
             */
            command: string;
            location: string;
        };
        DossierPage: {
            items: components["schemas"]["DossierRow"][];
            next?: string;
            total: number;
        };
        DossierRow: {
            /**
             * Format: uuid
             * @description uuid
             */
            id: string;
            code: string;
            procedure: {
                /** @example 1.001193 */
                code: string;
                name: string;
            };
            applicant: string;
            status: components["schemas"]["DossierStatus"];
            agencies: {
                received: components["schemas"]["AgencyRef"];
                decides: components["schemas"]["AgencyRef"];
                returns: components["schemas"]["AgencyRef"];
            };
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            receivedAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            dueAt?: string;
            timeliness: components["schemas"]["Timeliness"];
            /** @description working minutes until the date, negative once it has passed; only while the clock runs */
            workingMinutesLeft?: number;
            paused: boolean;
            ended: boolean;
        };
        History: {
            items: {
                seq: number;
                /**
                 * Format: date-time
                 * @description ISO 8601, +07:00
                 * @example 2026-11-23T08:00:00+07:00
                 */
                at: string;
                actor?: components["schemas"]["PersonRef"];
                action: string;
                name: string;
                details: {
                    [key: string]: unknown;
                };
                /** @description of the audit entry, chained to the one before */
                hash: string;
            }[];
        };
        Diagram: {
            regime: {
                xml: string;
                tokens: {
                    element: string;
                    count: number;
                    frozen: boolean;
                }[];
                /** @description ids of elements and flows passed so far */
                taken: string[];
            };
            process: {
                xml: string;
                tokens: {
                    element: string;
                    count: number;
                    frozen: boolean;
                }[];
                /** @description ids of elements and flows passed so far */
                taken: string[];
            };
        };
        Deadline: {
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            dueAt?: string;
            /** @description version of the working calendar it was computed with */
            calendar?: string;
            explanation: string[];
            ledger: {
                seq: number;
                /**
                 * Format: date-time
                 * @description ISO 8601, +07:00
                 * @example 2026-11-23T08:00:00+07:00
                 */
                at: string;
                entry: string;
                name: string;
                details: {
                    [key: string]: unknown;
                };
            }[];
        };
        Command: {
            /**
             * Format: uuid
             * @description uuid
             */
            id: string;
            /** @enum {string} */
            state: "received" | "committed" | "acknowledged" | "rejected";
            /** @description once committed: the dossier and its seq; once rejected: why */
            outcome?: {
                /**
                 * Format: uuid
                 * @description uuid
                 */
                dossier?: string;
                seq?: number;
                problem?: components["schemas"]["Problem"];
            };
        };
        Papers: {
            items: {
                /**
                 * @description number of the form in TT 03/2025/TT-VPCP
                 * @example 01
                 */
                form: string;
                title: string;
                formats: ("pdf" | "docx")[];
                /** @description whether the dossier has come to the point that issues it */
                available: boolean;
                versions: {
                    version: number;
                    /**
                     * Format: date-time
                     * @description ISO 8601, +07:00
                     * @example 2026-11-23T08:00:00+07:00
                     */
                    issuedAt: string;
                    /** @description entry of the journal it was made from */
                    seq: number;
                    /** @description files printed so far */
                    files: {
                        /** @enum {string} */
                        format: "pdf" | "docx";
                        /** @description SHA-256, hex */
                        hash: string;
                    }[];
                }[];
            }[];
        };
        WorklistPage: {
            items: components["schemas"]["WorkItem"][];
            next?: string;
        };
        WorkItem: {
            dossier: {
                /**
                 * Format: uuid
                 * @description uuid
                 */
                id: string;
                code: string;
                seq: number;
                applicant: string;
                procedure: {
                    /** @example 1.001193 */
                    code: string;
                    name: string;
                };
                status: components["schemas"]["DossierStatus"];
                /**
                 * Format: date-time
                 * @description ISO 8601, +07:00
                 * @example 2026-11-23T08:00:00+07:00
                 */
                dueAt?: string;
                timeliness: components["schemas"]["Timeliness"];
                /** @description working minutes until the date, negative once it has passed; only while the clock runs */
                workingMinutesLeft?: number;
            };
            key: number;
            element: string;
            name: string;
            role: string;
            agency: components["schemas"]["AgencyRef"];
            assignee?: components["schemas"]["PersonRef"];
            mine: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description the step's own budget; advisory
             * @example 2026-11-23T08:00:00+07:00
             */
            dueAt?: string;
            frozen: boolean;
        };
        ProcedureOverrides: {
            code: string;
            name: string;
            /** @description where the reader may publish; absent for who designs nothing */
            designsFor?: components["schemas"]["Jurisdiction"];
            /** @description what an override may change, as the whole country has it */
            national: {
                [key: string]: unknown;
            };
            /** @description BPMN 2.0 XML of the national process; empty where it has none */
            process: string;
            items: components["schemas"]["ProcedureOverride"][];
        };
        ProcedureOverride: {
            /** @description its file below `jurisdictions/`, without the ending */
            name: string;
            jurisdiction: components["schemas"]["Jurisdiction"];
            version: number;
            /** @description first day of receipt; absent: no such bound */
            validFrom?: string;
            /** @description last day of receipt */
            validTo?: string;
            /** @description to dossiers received today */
            applies: boolean;
            /** @description planned only, and by no file of the catalogue */
            withdrawable: boolean;
            /** @description the override as its file has it (JSON): only what differs, with its days, texts and source */
            source: string;
            /** @description BPMN 2.0 XML of the place’s own process; absent: the national one is inherited */
            xml?: string;
            /**
             * Format: date-time
             * @description ISO 8601, +07:00
             * @example 2026-11-23T08:00:00+07:00
             */
            publishedAt: string;
            publishedBy: string;
        };
        CheckOverrideResult: {
            ok: boolean;
            problems: components["schemas"]["OverrideProblem"][];
        };
        OverrideProblem: {
            /** @description path in the override, or the element’s id in its process */
            field: string;
            reason: {
                vi: string;
                en: string;
            };
        };
        PublishedOverride: {
            name: string;
            version: number;
        };
        WithdrawnOverride: {
            name: string;
        };
        Process: {
            code: string;
            name: string;
            xml: string;
            version: number;
            hash: string;
            isRegime: boolean;
        };
        CheckResult: {
            ok: boolean;
            problems: components["schemas"]["ProcessProblem"][];
        };
        ProcessProblem: {
            element?: string;
            rule: string;
            reason: {
                vi: string;
                en: string;
            };
            path: string[];
        };
        Published: {
            version: number;
            hash: string;
        };
        ProcessVersions: {
            items: {
                version: number;
                hash: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, +07:00
                 * @example 2026-11-23T08:00:00+07:00
                 */
                publishedAt: string;
                publishedBy?: string;
                openDossiers: number;
            }[];
        };
        Incidents: {
            items: {
                dossier: {
                    /**
                     * Format: uuid
                     * @description uuid
                     */
                    id: string;
                    code: string;
                };
                procedure: {
                    code: string;
                    name: string;
                };
                agency: components["schemas"]["AgencyRef"];
                incidents: {
                    /** @description the element instance that failed; see retryIncident */
                    key: number;
                    element: string;
                    /** @description of the element, as it is drawn */
                    name: string;
                    code: string;
                    message: string;
                }[];
            }[];
            /** @description whether there are more than these */
            more: boolean;
        };
        RetriedIncident: {
            /**
             * Format: uuid
             * @description uuid
             */
            dossier: string;
            seq: number;
            incidents: {
                /** @description the element instance that failed; see retryIncident */
                key: number;
                element: string;
                /** @description of the element, as it is drawn */
                name: string;
                code: string;
                message: string;
            }[];
        };
        AgencyPage: {
            items: components["schemas"]["AgencyVersion"][];
            next?: string;
        };
        AgencyVersion: {
            /** @example H26.15 */
            code: string;
            name: string;
            /** @enum {string} */
            level: "ministry" | "province" | "commune";
            /** @description the agency above */
            parent?: components["schemas"]["AgencyRef"];
            /** @description what it can be consulted as */
            functions: ("tax" | "land-registry" | "police" | "treasury" | "construction" | "environment" | "health" | "justice" | "fire" | "defence" | "culture" | "commune" | "province" | "ministry" | "social-insurance" | "council" | "other")[];
            /** @description receives and returns for any agency of its province */
            oneStop: boolean;
            /**
             * Format: date
             * @description first day, Asia/Ho_Chi_Minh; absent: no such bound
             */
            validFrom?: string;
            /**
             * Format: date
             * @description last day; absent: until further notice
             */
            validTo?: string;
            /**
             * @description against today, by the business clock
             * @enum {string}
             */
            standing: "past" | "now" | "planned";
            /** @description who takes over on the day after the last one */
            successor?: components["schemas"]["AgencyRef"];
            /** @description the decision that set it up, changed it or ended it */
            basis?: string;
        };
        AgencyCounts: {
            items: {
                agency: components["schemas"]["AgencyRef"];
                open: number;
                dueToday: number;
                overdue: number;
                paused: number;
            }[];
            totals: {
                open: number;
                dueToday: number;
                overdue: number;
                paused: number;
            };
        };
        LateParts: {
            items: {
                /** @description the joint service */
                dossier: {
                    /**
                     * Format: uuid
                     * @description uuid
                     */
                    id: string;
                    code: string;
                    procedure: {
                        /** @example 1.001193 */
                        code: string;
                        name: string;
                    };
                };
                /** @description where it was received */
                agency: components["schemas"]["AgencyRef"];
                part: {
                    element: string;
                    name: string;
                    /** @example 1.001193 */
                    procedure?: string;
                };
                /**
                 * @description receipt: not acknowledged within two working hours; outcome: finished, and the joint service not told within ten minutes (Decree 63/2024, Art. 7)
                 * @enum {string}
                 */
                late: "receipt" | "outcome";
                /**
                 * Format: date-time
                 * @description when the part was asked for, or finished
                 * @example 2026-11-23T08:00:00+07:00
                 */
                since: string;
            }[];
        };
        /** @description without points: what the record does not know */
        ServiceIndex: {
            agency: components["schemas"]["AgencyRef"];
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            formula: {
                decision: string;
                version: string;
            };
            items: {
                id: string;
                name: string;
                max: number;
                points?: number;
                numerator?: number;
                denominator?: number;
            }[];
            groups: {
                id: string;
                name: string;
                max: number;
                points?: number;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDevToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example motcua */
                    account: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevToken"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    advanceClock: {
        parameters: {
            query?: never;
            header: {
                /** @description a uuid the client makes for each intended write, and repeats when it tries again */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvanceClock"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description request-invalid, idempotency-key-missing */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description idempotency-key-reused */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProcedures: {
        parameters: {
            query?: {
                /** @description code, name or applicant, with or without accents */
                q?: string;
                field?: string;
                level?: "ministry" | "province" | "commune";
                state?: "published" | "draft";
                /** @description `next` of the previous page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedurePage"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProcedure: {
        parameters: {
            query?: {
                /** @description whose facts: `VN` or a jurisdiction; by default those that apply where the reader works */
                jurisdiction?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Procedure"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getForm: {
        parameters: {
            query?: {
                /** @description leaves out the rows of the checklist that other cases ask for */
                case?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Form"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFormSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormSource"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckFormRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckFormResult"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishForm: {
        parameters: {
            query?: never;
            header: {
                /** @description a uuid the client makes for each intended write, and repeats when it tries again */
                "idempotency-key": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishFormRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedForm"];
                };
            };
            /** @description request-invalid, idempotency-key-missing */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description version-conflict, idempotency-key-reused */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description form-invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDossiers: {
        parameters: {
            query?: {
                /** @description the agency that decides */
                agency?: string;
                due?: "today" | "overdue";
                paused?: string;
                open?: string;
                status?: number;
                procedure?: string;
                /** @description code, name or applicant, with or without accents */
                q?: string;
                /** @description `next` of the previous page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierPage"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description foreign-agency */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveDossier: {
        parameters: {
            query?: never;
            header: {
                /** @description a uuid the client makes for each intended write, and repeats when it tries again */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiveRequest"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
            /** @description Yêu cầu đã được ghi nhận và đang được xử lý. */
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pending"];
                };
            };
            /** @description request-invalid, idempotency-key-missing */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed, foreign-agency */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description idempotency-key-reused */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description component-wrong-type, declaration-invalid, agency-ended, agency-not-yet */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description uuid or dossier code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description foreign-agency */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description uuid or dossier code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description foreign-agency */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDiagram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description uuid or dossier code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagram"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description foreign-agency */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeadline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description uuid or dossier code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deadline"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description foreign-agency */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    act: {
        parameters: {
            query?: never;
            header: {
                /** @description a uuid the client makes for each intended write, and repeats when it tries again */
                "idempotency-key": string;
            };
            path: {
                /** @description uuid or dossier code */
                id: string;
                action: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dossier"];
                };
            };
            /** @description Yêu cầu đã được ghi nhận và đang được xử lý. */
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pending"];
                };
            };
            /** @description request-invalid, idempotency-key-missing */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description foreign-agency, not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description stale-page, claimed-by-other, action-not-possible, done-already, dossier-paused, supplement-awaited, supplement-limit-reached, extension-limit-reached, already-paused, hand-over-unconfirmed, nothing-handed-over, no-other-agency, rated-already, rating-closed, idempotency-key-reused */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description extension-not-later, extension-in-the-past, calendar-year-unknown, nothing-to-correct, component-wrong-type */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description uuid */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Command"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPapers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description uuid or dossier code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Papers"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description foreign-agency */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPaper: {
        parameters: {
            query?: {
                format?: "pdf" | "docx";
                /** @description the latest where none is named */
                version?: number;
            };
            header?: never;
            path: {
                /** @description uuid or dossier code */
                id: string;
                form: "01" | "02" | "03" | "04" | "05" | "06";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description foreign-agency, not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found, paper-not-issued */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRegister: {
        parameters: {
            query: {
                /** @description first day of the period, Asia/Ho_Chi_Minh */
                from: string;
                /** @description last day of the period */
                to: string;
                /** @description of the `next` link of the part before */
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description foreign-agency */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWork: {
        parameters: {
            query?: {
                agency?: string;
                role?: "desk" | "specialist" | "leader";
                state?: "open" | "mine" | "unclaimed" | "paused";
                due?: "overdue" | "today" | "week";
                procedure?: string;
                /** @description code, name or applicant, with or without accents */
                q?: string;
                /** @description `next` of the previous page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorklistPage"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description foreign-agency */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOverrides: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureOverrides"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkOverride: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckOverrideRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOverrideResult"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure, not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishOverride: {
        parameters: {
            query?: never;
            header: {
                /** @description a uuid the client makes for each intended write, and repeats when it tries again */
                "idempotency-key": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishOverrideRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedOverride"];
                };
            };
            /** @description request-invalid, idempotency-key-missing */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure, not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description version-conflict, idempotency-key-reused */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description override-invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawOverride: {
        parameters: {
            query?: never;
            header: {
                /** @description a uuid the client makes for each intended write, and repeats when it tries again */
                "idempotency-key": string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawOverrideRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawnOverride"];
                };
            };
            /** @description request-invalid, idempotency-key-missing */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure, not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description override-begun, override-of-catalogue, version-conflict, idempotency-key-reused */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProcess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description procedure code, or `regime` for the one-stop regime */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkProcess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description procedure code, or `regime` for the one-stop regime */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckResult"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishProcess: {
        parameters: {
            query?: never;
            header: {
                /** @description a uuid the client makes for each intended write, and repeats when it tries again */
                "idempotency-key": string;
            };
            path: {
                /** @description procedure code, or `regime` for the one-stop regime */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Published"];
                };
            };
            /** @description request-invalid, idempotency-key-missing */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description version-conflict, idempotency-key-reused */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description process-invalid, bpmn-malformed */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProcessVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description procedure code, or `regime` for the one-stop regime */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessVersions"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unknown-procedure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIncidents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incidents"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryIncident: {
        parameters: {
            query?: never;
            header: {
                /** @description a uuid the client makes for each intended write, and repeats when it tries again */
                "idempotency-key": string;
            };
            path: {
                /** @description uuid or dossier code */
                id: string;
                key: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryIncidentRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedIncident"];
                };
            };
            /** @description Yêu cầu đã được ghi nhận và đang được xử lý. */
            202: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pending"];
                };
            };
            /** @description request-invalid, idempotency-key-missing */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed, foreign-agency */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description stale-page, action-not-possible, idempotency-key-reused */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description body-too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgencies: {
        parameters: {
            query?: {
                /** @description code, name or applicant, with or without accents */
                q?: string;
                /** @description `next` of the previous page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyPage"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countByAgency: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyCounts"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLateParts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LateParts"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getServiceIndex: {
        parameters: {
            query: {
                /** @description first day of the period, Asia/Ho_Chi_Minh */
                from: string;
                /** @description last day of the period */
                to: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceIndex"];
                };
            };
            /** @description request-invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-signed-in, session-expired */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-allowed, foreign-agency */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description temporarily-unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description only this dossier */
                dossier?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description event `dossier`: {type, id, seq} */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: {
                /** @description path of this site to come back to */
                returnTo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description to the identity provider */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    signedIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description to returnTo, with the session cookie */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the session is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
