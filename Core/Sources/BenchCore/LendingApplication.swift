import FEEL

/// An application for a loan, decided by hand-written rules: those of the model 0004-lending.
struct LendingApplication {
    enum Risk: String { case decline = "DECLINE", high = "HIGH", medium = "MEDIUM", low = "LOW", veryLow = "VERY LOW" }
    enum Bureau: String { case full = "FULL", mini = "MINI", none = "NONE" }

    struct Decided {
        var bureauCallType: Bureau
        var strategy: String
        var eligibility: String
        var preRisk: Risk
        var postRisk: Risk
        var riskScore: Decimal128
        var preAffordability: Bool
        var postAffordability: Bool
        var installment: Decimal128
        var routing: String
        var adjudication: String
    }

    var income, expenses, repayments, age: Decimal128
    var existing: Bool
    var marital, employment, product: String
    var amount, rate, term, creditScore: Decimal128
    var bankrupt: Bool

    static var sample: LendingApplication {
        LendingApplication(
            income: 6000, expenses: 2000, repayments: 0, age: 35, existing: true, marital: "M", employment: "EMPLOYED",
            product: "STANDARD LOAN", amount: 350_000, rate: Decimal128(395, scale: 4) ?? 0, term: 360,
            creditScore: 649,
            bankrupt: false)
    }

    var decided: Decided? {
        guard let score = riskScore, let before = preRisk(score), let after = postRisk(score),
            let installment = installment, let affordable = affordability(before, installment),
            let affordableAfter = affordability(after, installment)
        else { return nil }
        let call = bureauCall(before)
        let eligible = before == .decline || !affordable || age < 18 ? "INELIGIBLE" : "ELIGIBLE"
        return Decided(
            bureauCallType: call, strategy: eligible == "INELIGIBLE" ? "DECLINE" : call == .none ? "THROUGH" : "BUREAU",
            eligibility: eligible, preRisk: before, postRisk: after, riskScore: score, preAffordability: affordable,
            postAffordability: affordableAfter, installment: installment, routing: routing(after, affordableAfter),
            adjudication: "ACCEPT")
    }

    private var riskScore: Decimal128? {
        var score: Decimal128? = 0
        func add(_ points: Decimal128) { score = score.flatMap { $0 + points } }
        if 18 <= age, age <= 21 { add(32) }
        if 22 <= age, age <= 25 { add(35) }
        if 26 <= age, age <= 35 { add(40) }
        if 36 <= age, age <= 49 { add(43) }
        if 50 <= age { add(48) }
        if marital == "S" { add(25) }
        if marital == "M" { add(45) }
        if employment == "UNEMPLOYED" { add(15) }
        if employment == "EMPLOYED" { add(45) }
        if employment == "SELF-EMPLOYED" { add(36) }
        if employment == "STUDENT" { add(18) }
        return score
    }

    private func preRisk(_ score: Decimal128) -> Risk? {
        if existing {
            return score < 80 ? .decline : score < 90 ? .high : score <= 110 ? .medium : .low
        }
        if score == 130 { return nil }
        return score < 100 ? .high : score < 120 ? .medium : score < 130 ? .low : .veryLow
    }

    private func postRisk(_ score: Decimal128) -> Risk? {
        func level(_ medium: Decimal128, _ low: Decimal128) -> Risk {
            creditScore < medium ? .high : creditScore <= low ? .medium : .low
        }
        if existing { return score <= 100 ? level(580, 600) : level(590, 615) }
        if 130 < score { return .veryLow }
        return score < 120 ? level(590, 610) : level(600, 625)
    }

    private func bureauCall(_ risk: Risk) -> Bureau {
        switch risk {
        case .high, .medium: .full
        case .low: .mini
        case .veryLow, .decline: .none
        }
    }

    private func affordability(_ risk: Risk, _ installment: Decimal128) -> Bool? {
        let factor =
            switch risk {
            case .high, .decline: Decimal128(6, scale: 1)
            case .medium: Decimal128(7, scale: 1)
            case .low, .veryLow: Decimal128(8, scale: 1)
            }
        guard let factor, let spent = expenses + repayments, let left = income - spent, let limit = left * factor else {
            return nil
        }
        return installment < limit
    }

    private var installment: Decimal128? {
        let fee: Decimal128? = product == "STANDARD LOAN" ? 20 : product == "SPECIAL LOAN" ? 25 : nil
        guard let fee, let monthly = rate / 12, let yearly = amount * rate, let interest = yearly / 12,
            let growth = 1 + monthly, let shrink = growth.power(-term), let divisor = 1 - shrink,
            let repayment = interest / divisor
        else { return nil }
        return repayment + fee
    }

    private func routing(_ risk: Risk, _ affordable: Bool) -> String {
        if !affordable || bankrupt { return "DECLINE" }
        return risk == .high || creditScore < 580 ? "REFER" : "ACCEPT"
    }
}

extension LendingApplication {
    /// The same application as the model reads it.
    var inputs: [String: Value] {
        let monthly: Context = [
            "Income": .number(income), "Expenses": .number(expenses), "Repayments": .number(repayments),
        ]
        let applicant: Context = [
            "Monthly": .context(monthly), "Age": .number(age), "ExistingCustomer": .boolean(existing),
            "MaritalStatus": .string(marital), "EmploymentStatus": .string(employment),
        ]
        let requested: Context = [
            "ProductType": .string(product), "Amount": .number(amount), "Rate": .number(rate), "Term": .number(term),
        ]
        let bureau: Context = ["CreditScore": .number(creditScore), "Bankrupt": .boolean(bankrupt)]
        return [
            "ApplicantData": .context(applicant), "RequestedProduct": .context(requested),
            "BureauData": .context(bureau), "SupportingDocuments": .string("YES"),
        ]
    }
}

extension LendingApplication.Decided {
    /// The decisions by name, as the model answers them.
    var context: Value {
        .context([
            "BureauCallType": .string(bureauCallType.rawValue), "Strategy": .string(strategy),
            "Eligibility": .string(eligibility), "Pre-bureauRiskCategory": .string(preRisk.rawValue),
            "Post-bureauRiskCategory": .string(postRisk.rawValue), "ApplicationRiskScore": .number(riskScore),
            "Pre-bureauAffordability": .boolean(preAffordability),
            "Post-bureauAffordability": .boolean(postAffordability),
            "RequiredMonthlyInstallment": .number(installment), "Routing": .string(routing),
            "Adjudication": .string(adjudication),
        ])
    }
}
