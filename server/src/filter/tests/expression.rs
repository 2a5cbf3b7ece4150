use super::super::{Filter, Operand, parse};
use super::{DATE, Fields, ID, SECONDS};

#[test]
fn comparisons_joined_by_and_and_or_are_understood() {
    let cases = [
        (
            r#"name=="srv1" or (count>0 and flag!=1)"#,
            Filter::any_of([
                Filter::eq("name", "srv1"),
                Filter::all_of([Filter::gt("count", 0), Filter::ne("flag", 1)]),
            ]),
        ),
        (
            "count<3 or count>=11",
            Filter::lt("count", 3).or(Filter::gte("count", 11)),
        ),
        ("count <= 3", Filter::lte("count", 3)),
        (
            "count==1 or count==2 and flag==True",
            Filter::any_of([
                Filter::eq("count", 1),
                Filter::eq("count", 2).and(Filter::eq("flag", true)),
            ]),
        ),
        (
            "_created>=datetime(2020,1,1)",
            Filter::gte("_created", Operand::date(1_577_836_800)),
        ),
        (
            "_created>datetime(2026, 11, 20, 20, 0, 0)",
            Filter::gt("_created", Operand::date(SECONDS)),
        ),
        (
            "host==ObjectId(\"5a0b1c2d3e4f5a6b7c8d9e0f\")",
            Filter::eq("host", Operand::id(ID)),
        ),
        (
            "host=='5a0b1c2d3e4f5a6b7c8d9e0f'",
            Filter::eq("host", Operand::id(ID)),
        ),
        ("name=='5a0b1c2d3e4f5a6b7c8d9e0f'", Filter::eq("name", ID)),
        ("flag==True", Filter::eq("flag", true)),
        ("flag==False", Filter::eq("flag", false)),
        ("name==None", Filter::eq("name", Operand::Null)),
        ("count==-1", Filter::eq("count", -1)),
        ("ratio>+1.5e2", Filter::gt("ratio", 150.0)),
        ("ratio>.5", Filter::gt("ratio", 0.5)),
        ("customs._Y.z==2", Filter::eq("customs._Y.z", 2)),
        (
            r#"name=="a \"b\" \\ \x41\u00e9""#,
            Filter::eq("name", "a \"b\" \\ Aé"),
        ),
        ("name=='and or )'", Filter::eq("name", "and or )")),
        ("((count==1))", Filter::eq("count", 1)),
    ];
    for (text, filter) in cases {
        assert_eq!(parse(text, &Fields), Ok(filter), "{text}");
    }
    let text = format!("_updated>='{DATE}'");
    assert_eq!(
        parse(&text, &Fields),
        Ok(Filter::gte("_updated", Operand::date(SECONDS)))
    );
}

#[test]
fn anything_else_is_refused() {
    let cases = [
        "name",
        "not a==b",
        "not a==1",
        "a==b",
        "a==",
        "==1",
        "a=1",
        "a==1 and",
        "and a==1",
        "(a==1",
        "a==1)",
        "a in [1]",
        "1==a",
        "\"x\"==a",
        "1<a<2",
        "a<1<2",
        "a==1 b==2",
        "a==\"C1",
        "a=='x\\",
        "a==ObjectId('x')",
        "a==ObjectId()",
        "a==datetime(2020)",
        "a==datetime(2020,13,1)",
        "a==datetime(2020,2,30)",
        "a==datetime(2020,1,1,1,1,1,1)",
        "a==--1",
        "a==-'x'",
        "a==1e999",
        "a==12abc",
        "a.b()==1",
        "a==[1]",
        "a==1; b==2",
        "__import__('os')",
        "a is None",
        "True==1",
        "a==1 or",
        "a==\"\\ud800\"",
        "a==\"\\xzz\"",
        "é§==1",
        "()",
    ];
    for text in cases {
        assert!(parse(text, &Fields).is_err(), "{text}");
    }
}

#[test]
fn size_and_depth_are_bounded() {
    let nested = |levels: usize| format!("{}a==1{}", "(".repeat(levels), ")".repeat(levels));
    assert!(parse(&nested(16), &Fields).is_ok());
    assert!(parse(&nested(17), &Fields).is_err());
    assert!(parse(&nested(30_000), &Fields).is_err());
    let many = |count: usize| vec!["a==1"; count].join(" or ");
    assert!(parse(&many(1_000), &Fields).is_ok());
    assert!(parse(&many(1_001), &Fields).is_err());
}
