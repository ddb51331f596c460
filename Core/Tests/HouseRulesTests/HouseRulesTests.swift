import Testing

@Suite struct HouseRulesTests {}
