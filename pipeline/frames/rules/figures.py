"""What companies earn, and by how much it changed: no patterns but a walk (``pipeline.groups.figures``), with its examples."""

from pipeline.frames.rule import rule

_CALLED = {
    "arr": ("年度經常性收入", "annual recurring revenue"), "run_rate": ("營收運行率", "run rate"), "profit": ("淨利", "net income"),
    "loss": ("淨虧損", "net losses"), "bookings": ("年化預訂額", "annualized bookings"), "revenue": ("營收", "revenue"),
}  # fmt: skip
_EXAMPLES = {
    "revenue company=壁仞科技; metric=revenue; money=TWD 19800000000": ["壁仞科技上半年累計營收新台幣 198 億元。"],
    "revenue company=Replit; metric=arr; money=USD 1000000000": ["Replit has passed $500 million in ARR. It expects to reach $1 billion by the end of the year."],
    "revenue company=Replit; metric=arr; money=USD 40000000": ["Replit's ARR stood at $180 million in May. In May 2025 it was less than $40 million."],
    "revenue company=Replit; metric=arr; money=USD 140000000": ["Replit 的 ARR 在 5 月達到 8,500 萬美元。公司預計 12 月突破 1.4 億美元。"],
    "revenue company=宏碁; metric=loss; money=USD 4655096": ["宏碁上半年營收 5 億美元，年減 8%；稅後淨利-4,655,096 美元，每股虧損 0.3 美元。", "宏碁第一季淨利為負 4,655,096 美元。", "宏碁去年由盈轉虧 4,655,096 美元。"],
    "revenue company=宏碁; metric=profit; money=USD 20000000": ["宏碁上季營收與獲利分別為 5 億美元、2,000 萬美元。", "宏碁上半年轉虧為盈，賺 2,000 萬美元。"],
}  # fmt: skip
for _metric, (_zh, _en) in _CALLED.items():
    _EXAMPLES[f"revenue company=Replit; metric={_metric}; money=USD 150000000"] = [
        f"Replit 的{_zh}達 1.5 億美元。", f"Replit 創下 1.5 億美元的{_zh}。",
        f"Replit said its {_en} of $150 million came from customers in Europe.", f"Replit reported $150 million in {_en}.",
    ]  # fmt: skip
    _EXAMPLES[f"revenue company=Replit; metric={_metric}; money=USD 600000000"] = [
        f"Replit 的{_zh}從 2 億美元攀升至 6 億美元。", f"Replit 去年{_zh}約 3 億美元，2026 年目標翻倍至約 6 億美元。",
        f"The {_en} at Replit went from $200 million to $600 million.", f"Replit reported $300 million in {_en} last year and expects roughly $600 million in 2026.",
    ]  # fmt: skip
    _EXAMPLES[f"revenue company=Replit; metric={_metric}; money=USD 90000000"] = [
        f"Replit 上季創下 1.5 億美元{_zh}，比去年同期的 9,000 萬美元高出許多。", f"Replit 今年 5 月的{_zh}約 1.8 億美元，去年 5 月僅 9,000 萬美元。",
        f"Replit reported $500 million in {_en}, up from $90 million a year ago.", f"Replit said {_en} reached $500 million, compared with $90 million a year ago.",
    ]  # fmt: skip

rule(
    "revenue.walk", "revenue", "{money}",
    "An amount of a metric: revenue, recurring revenue, profit, loss or bookings.",
    _EXAMPLES,
    [
        "Replit 的淨利成長 15%。", "Replit 花 1.5 億美元，營收沒有變化。", "Replit 的營收從去年起成長。", "壁仞科技上半年累計融資 198 億元，營收持平。", "宏碁去年每股盈餘 5.1 元。",
        "宏碁去年獲利翻倍，EPS 5.1 元。", "主管買進宏碁股票，不法獲利約 900 萬元。", "宏碁的毛利率成長，股利 3 元。", "宏碁獲利較去年少 90 萬元。",
        "Replit spent $150 million, and revenue did not change.", "The revenue of Replit moved from Europe to Asia.", "Replit said its revenue grew by a third.", "Replit said profit rose; its dividend is $3 million.",
    ],
    10, walked="yes",
)  # fmt: skip
rule(
    "growth.walk", "growth", "{ratio}",
    "By how much a metric rose or fell.",
    {"growth company=壁仞科技; metric=revenue; percent=207": ["壁仞科技去年營收同比增長 207%。", "壁仞科技去年營收 10 億元，同比增長 207%。"],
     "growth company=壁仞科技; metric=profit; percent=-12": ["壁仞科技去年淨利衰退 12%。"],
     "growth company=壁仞科技; metric=profit; ratio=2": ["壁仞科技的淨利同比翻倍。", "壁仞科技淨利 2 億元，同比翻倍。"],
     "growth company=壁仞科技; metric=revenue; percent=-8": ["壁仞科技 6 月營收 10 億元，年減 8%。"],
     "growth company=壁仞科技; metric=revenue; percent=18": ["壁仞科技 2025 年營收 2 億元，較 2024 年增加 18%。"],
     "growth company=Anthropic; metric=arr; ratio=10": ["Anthropic 的 ARR 已達 140 億美元，該數字同比增長了十倍。"],
     "growth company=Anthropic; metric=revenue; percent=80": ["Anthropic 的營收維持 80% 的年增長率。"],
     "growth company=Baseten; metric=revenue; ratio=20": ["Baseten said revenue grew 20x year over year.", "Baseten has grown revenue approximately 20x year over year.", "Baseten reported 20x annual revenue growth."],
     "growth company=Baseten; metric=revenue; percent=-12": ["Baseten said revenue fell 12% last year."],
     "growth company=Baseten; metric=revenue; ratio=2": ["Baseten said revenue doubled last year."],
     "growth company=Baseten; metric=revenue; ratio=3": ["Baseten has tripled its revenue in a year."],
     "growth company=Baseten; metric=revenue; percent=48": ["Baseten had revenue of $749 million in 2025, up 48%."],
     "growth company=Baseten; metric=arr; ratio=3": ["Baseten has annual recurring revenue of $26 million, which has nearly tripled in a year."],
     "growth company=Baseten; metric=revenue; percent=30": ["Baseten reported a 30% increase in annual revenue."]},
    [
        "壁仞科技的毛利率為 53%。", "壁仞科技營收占比增至 53%。", "壁仞科技的員工有 200 人，占集團 20%。", "壁仞科技裁員三成，同業翻倍擴編。", "Anthropic 的營收穩定，算力有 10 倍。", "壁仞科技毛利率年增 3 個百分點。",
        "Baseten said revenue was stable and staff 20x happier.", "Baseten said revenue grew, and margins were 20%.", "Baseten said revenue teams are 20% larger.", "Baseten has grown its team and is 20x faster.",
        "Baseten serves 20% of customers for free.", "Baseten has 400 staff and 48% of them are engineers.", "Baseten reported 20x more bugs.",
    ],
    walked="yes",
)  # fmt: skip
